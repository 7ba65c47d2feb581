/** What the relay reads of public HTTP: the hash that an epoch's draw starts from. */
@NullMarked
package network.conet.relay.http;

import org.jspecify.annotations.NullMarked;
