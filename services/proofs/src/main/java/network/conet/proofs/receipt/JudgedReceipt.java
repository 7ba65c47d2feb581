package network.conet.proofs.receipt;

import network.conet.evidence.receipt.Verdict;
import network.conet.units.EpochId;

/** What became of a submission, in which epoch. */
public record JudgedReceipt(ReceivedReceipt receipt, EpochId epoch, Verdict verdict) {}
