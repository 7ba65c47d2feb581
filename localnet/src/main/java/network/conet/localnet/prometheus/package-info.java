/**
 * A Prometheus that watches this network, with the rules that a cluster has. It reads where to look
 * from a file, so that a relay which is started later is watched without a restart.
 */
@NullMarked
package network.conet.localnet.prometheus;

import org.jspecify.annotations.NullMarked;
