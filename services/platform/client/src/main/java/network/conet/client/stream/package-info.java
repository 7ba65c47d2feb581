/** What a proxy asks for and what it gets: a stream to a destination, or the reason why not. */
@NullMarked
package network.conet.client.stream;

import org.jspecify.annotations.NullMarked;
