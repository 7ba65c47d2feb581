/**
 * What every part that asks a node has to know of nodes: that an error may be a limit, not a no,
 * and that logs may be missing where the block's header promises some.
 */
@NullMarked
package network.conet.chainaccess.node;

import org.jspecify.annotations.NullMarked;
