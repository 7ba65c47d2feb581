/** The gateway's settings, typed and in one place. */
@NullMarked
package network.conet.gateway.config;

import org.jspecify.annotations.NullMarked;
