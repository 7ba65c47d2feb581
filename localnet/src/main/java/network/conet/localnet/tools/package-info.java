/**
 * What Maven's plug-ins cannot do on arrival: PostgreSQL's archive lies inside a jar and is packed
 * with xz, which not every machine has; Keycloak is told once which database it is built for.
 */
@NullMarked
package network.conet.localnet.tools;

import org.jspecify.annotations.NullMarked;
