/**
 * PostgreSQL. Two groups of tables that share no key: one with accounts, one with what was spent.
 * New rows wait in tables of their own until they are moved in random order.
 */
@NullMarked
package network.conet.issuer.db;

import org.jspecify.annotations.NullMarked;
