package network.conet.proofs.receipt;

import java.time.Instant;
import java.util.Optional;
import network.conet.units.ByteCount;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.VoucherId;

/**
 * A submission as anyone may see it.
 *
 * @param position counts submissions; what pages are cut by
 * @param epoch of the verdict; empty while there is none
 * @param refusal why it was refused; empty if it was not
 */
public record ReceiptView(
    long position,
    Hash32 id,
    VoucherId voucher,
    NodeId node,
    ByteCount bytesCarried,
    long sequence,
    Instant receivedAt,
    ReceiptStatus status,
    Optional<EpochId> epoch,
    Optional<String> refusal,
    ByteCount bytesAdded) {}
