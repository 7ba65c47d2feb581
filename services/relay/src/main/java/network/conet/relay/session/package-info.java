/**
 * What clients have paid for and how much of it is used. A session is a voucher and its key; its
 * receipts are cumulative, so only the newest is kept. It is on disk before the relay carries more
 * than the credit window beyond it: a crash costs the relay at most one window a session, and a
 * client that vanishes costs it the same once per voucher, because what was carried without a
 * receipt is remembered for as long as the relay runs.
 */
@NullMarked
package network.conet.relay.session;

import org.jspecify.annotations.NullMarked;
