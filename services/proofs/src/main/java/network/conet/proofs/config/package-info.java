/**
 * Settings, wiring and what the service says of its own state. Everything that is constructed is
 * constructed here, so that features stay plain objects.
 */
@NullMarked
package network.conet.proofs.config;

import org.jspecify.annotations.NullMarked;
