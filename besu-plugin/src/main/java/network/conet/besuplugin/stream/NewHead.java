package network.conet.besuplugin.stream;

import java.util.Optional;
import java.util.function.Supplier;
import network.conet.chainevents.ChainBlock;

/**
 * A block that has become the node's head.
 *
 * @param whole reads the block with its logs, on the thread that writes them; empty if the node has
 *     handed out only part of it
 */
public record NewHead(ChainLink link, Supplier<Optional<ChainBlock>> whole) {}
