/** The read model in PostgreSQL. */
@NullMarked
package network.conet.governance.db;

import org.jspecify.annotations.NullMarked;
