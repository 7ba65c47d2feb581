/**
 * The ports on PostgreSQL, by plain JDBC. Many rows travel as arrays in one statement, never a row
 * at a time. Every store works on the connection of the running transaction; only {@link
 * JdbcTransactions} opens and ends one. Whatever the database refuses comes out as {@link
 * DatabaseFailed}: the call did not happen, and can be tried again.
 */
@NullMarked
package network.conet.proofs.db;

import org.jspecify.annotations.NullMarked;
