/** The read model in PostgreSQL. */
@NullMarked
package network.conet.staking.db;

import org.jspecify.annotations.NullMarked;
