/**
 * Keys in encrypted files. A password is asked for or read from a file, never taken as an argument.
 */
@NullMarked
package network.conet.cli.keys;

import org.jspecify.annotations.NullMarked;
