/** One class a command: read the arguments, call the action, show the result. */
@NullMarked
package network.conet.cli.command;

import org.jspecify.annotations.NullMarked;
