/**
 * What a circuit costs, behind a port: whatever the network's means of payment is, a route goes in
 * and hops that will carry come out.
 */
@NullMarked
package network.conet.client.payment;

import org.jspecify.annotations.NullMarked;
