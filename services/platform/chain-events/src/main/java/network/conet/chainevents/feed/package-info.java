/** Writes the topic as an observer would: for tests of those who read it, and for measuring. */
@NullMarked
package network.conet.chainevents.feed;

import org.jspecify.annotations.NullMarked;
