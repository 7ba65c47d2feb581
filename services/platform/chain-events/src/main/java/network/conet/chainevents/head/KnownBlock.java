package network.conet.chainevents.head;

import network.conet.chainevents.BlockPosition;
import network.conet.units.Hash32;

/**
 * A block as the tree remembers it.
 *
 * @param content of {@link network.conet.chainevents.ChainBlock#content()}
 * @param held whether what was last told of it is that it is part of a chain
 * @param canonical whether it is in the chain that is followed
 */
public record KnownBlock(
    BlockPosition position, Hash32 parentHash, Hash32 content, boolean held, boolean canonical) {}
