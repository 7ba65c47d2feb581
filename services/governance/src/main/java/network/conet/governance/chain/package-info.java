/** Governor and parameters through JSON-RPC, and their logs in the service's own words. */
@NullMarked
package network.conet.governance.chain;

import org.jspecify.annotations.NullMarked;
