/** Methods that the plugin adds to the node's JSON-RPC. */
@NullMarked
package network.conet.besuplugin.rpc;

import org.jspecify.annotations.NullMarked;
