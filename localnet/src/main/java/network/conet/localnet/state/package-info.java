/**
 * The one folder that holds everything a local network remembers: {@code .conet/net}. Files are
 * replaced by rename, so that a process killed while writing leaves the file as it was.
 */
@NullMarked
package network.conet.localnet.state;

import org.jspecify.annotations.NullMarked;
