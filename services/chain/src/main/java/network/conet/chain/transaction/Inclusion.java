package network.conet.chain.transaction;

import network.conet.chainaccess.Gas;
import network.conet.chainaccess.RevertData;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/** Where the chain took a transaction, and how it went. */
public record Inclusion(
    BlockNumber block, Hash32 blockHash, Gas gasUsed, boolean succeeded, RevertData revertData) {}
