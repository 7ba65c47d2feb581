/**
 * What people do with a network, on the network that is running: {@code CONET_STATE} says which.
 * One class a story; they share the relays of one stage and otherwise bring people of their own, so
 * that their order does not matter.
 */
package network.conet.stories;
