/**
 * Transactions: built and signed here, sent through the gateway so that they are stored before they
 * are sent.
 */
@NullMarked
package network.conet.cli.chain;

import org.jspecify.annotations.NullMarked;
