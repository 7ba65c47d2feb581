/** Sessions and reports in one SQLite file: write-ahead log, synced at each commit. */
@NullMarked
package network.conet.relay.db;

import org.jspecify.annotations.NullMarked;
