/** The plugin's life inside a node, its options and its metrics; what puts the parts together. */
@NullMarked
package network.conet.besuplugin.config;

import org.jspecify.annotations.NullMarked;
