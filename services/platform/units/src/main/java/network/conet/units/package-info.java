/**
 * The words of the domain as types. Each is a record over one JDK value that refuses what is not a
 * legal value, so that a mistake is found where it enters and never in a sum or on chain. Amounts
 * are integers; an operation that would leave the range throws; every division says in its name
 * which way it rounds. The canonical text of a value is its {@code toString}, and {@code parse}
 * reads exactly that. Nothing here depends on anything but the JDK: keccak, and with it the EIP-55
 * check of an address's letters, lives with the chain adapters.
 */
@NullMarked
package network.conet.units;

import org.jspecify.annotations.NullMarked;
