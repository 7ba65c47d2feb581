/** Where the relay is put together from its settings, and says whether it is ready. */
@NullMarked
package network.conet.relay.config;

import org.jspecify.annotations.NullMarked;
