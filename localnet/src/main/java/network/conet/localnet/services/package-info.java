/**
 * CoNET's own services as parts. All are Quarkus programs that are told everything by environment
 * variables, named in docs/architecture.md.
 */
@NullMarked
package network.conet.localnet.services;

import org.jspecify.annotations.NullMarked;
