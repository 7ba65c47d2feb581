/** The node that the plugin runs in: its blocks and its events. */
@NullMarked
package network.conet.besuplugin.chain;

import org.jspecify.annotations.NullMarked;
