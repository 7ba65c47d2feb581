/**
 * Which three relays a circuit goes through: of different owners and different networks, the last
 * one willing to let streams leave, and none that failed a short while ago if it can be helped.
 */
@NullMarked
package network.conet.client.route;

import org.jspecify.annotations.NullMarked;
