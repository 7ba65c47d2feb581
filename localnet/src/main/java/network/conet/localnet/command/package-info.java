/**
 * What {@code ./conet} hands over: each command is a thin reading of words and a printing of
 * results.
 */
@NullMarked
package network.conet.localnet.command;

import org.jspecify.annotations.NullMarked;
