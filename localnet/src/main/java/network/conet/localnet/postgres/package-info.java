/**
 * PostgreSQL from the binaries that Maven fetched, with one role and one schema a service. A
 * service can read its own schema and no other, here as in production, so that a join across
 * services fails on the first machine it is tried on.
 */
@NullMarked
package network.conet.localnet.postgres;

import org.jspecify.annotations.NullMarked;
