/**
 * Who is a node, and with which key it signed in an epoch: the registry's own rule (a rotation
 * counts from the first epoch that had surely not begun), answered from logs. Retiring does not
 * unsay what was signed, but from then on nothing new of the node is taken.
 */
@NullMarked
package network.conet.proofs.registry;

import org.jspecify.annotations.NullMarked;
