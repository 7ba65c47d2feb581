/** A node in memory that behaves to a plugin as a Besu does, and a topic in memory. */
@NullMarked
package network.conet.besuplugin.fake;

import org.jspecify.annotations.NullMarked;
