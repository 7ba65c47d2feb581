/** Settings, wiring, background work, readiness. */
@NullMarked
package network.conet.issuer.config;

import org.jspecify.annotations.NullMarked;
