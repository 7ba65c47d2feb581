/**
 * PostgreSQL by plain JDBC. Every statement is here and nowhere else; many rows go in by COPY or in
 * batches and come out by cursor, because an epoch may have a million entries. Connections belong
 * to {@link network.conet.rewards.db.JdbcSession}, which binds one to the transaction of a use
 * case.
 */
@NullMarked
package network.conet.rewards.db;

import org.jspecify.annotations.NullMarked;
