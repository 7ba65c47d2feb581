/** What the relay reads of public HTTP: the hash that an epoch's draw starts from. */
@NullMarked
package network.conet.relay.rest;

import org.jspecify.annotations.NullMarked;
