package network.conet.chainaccess.node;

import java.time.Instant;
import network.conet.chainaccess.BaseFee;
import network.conet.chainaccess.Gas;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;

/**
 * A block without its transactions.
 *
 * @param baseFee nothing on a chain from before base fees
 */
public record BlockHeader(
    BlockNumber number,
    Hash32 hash,
    Hash32 parentHash,
    Instant timestamp,
    LogsBloom logsBloom,
    Hash32 stateRoot,
    Hash32 receiptsRoot,
    BaseFee baseFee,
    Gas gasLimit,
    Gas gasUsed) {}
