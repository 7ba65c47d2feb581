/** The stores on PostgreSQL, in plain JDBC. */
@NullMarked
package network.conet.chain.db;

import org.jspecify.annotations.NullMarked;
