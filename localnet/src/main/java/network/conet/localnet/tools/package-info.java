/**
 * What Maven cannot do on arrival: PostgreSQL's archive lies inside a jar and is packed with xz,
 * which not every machine has a program for.
 */
@NullMarked
package network.conet.localnet.tools;

import org.jspecify.annotations.NullMarked;
