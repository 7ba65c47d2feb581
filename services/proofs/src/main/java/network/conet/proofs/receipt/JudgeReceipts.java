package network.conet.proofs.receipt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import network.conet.evidence.receipt.Receipt;
import network.conet.evidence.receipt.SessionVerifier;
import network.conet.evidence.receipt.SettledSession;
import network.conet.evidence.receipt.Verdict;
import network.conet.proofs.atomic.Atomically;
import network.conet.proofs.epoch.EpochGate;
import network.conet.proofs.epoch.Epochs;
import network.conet.proofs.registry.NodeRegister;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.VoucherId;

/**
 * Judges a batch of submissions in their order, each against what the ones before it settled. All
 * of a voucher's submissions must come through the same queue; what is already judged is skipped.
 */
public final class JudgeReceipts {
  private final Atomically atomically;
  private final EpochGate gate;
  private final Epochs epochs;
  private final SessionVerifier verifier;
  private final NodeRegister register;
  private final ReceiptLog log;
  private final Settlements settlements;
  private final ReceiptNews news;

  public JudgeReceipts(
      Atomically atomically,
      EpochGate gate,
      Epochs epochs,
      SessionVerifier verifier,
      NodeRegister register,
      ReceiptLog log,
      Settlements settlements,
      ReceiptNews news) {
    this.atomically = atomically;
    this.gate = gate;
    this.epochs = epochs;
    this.verifier = verifier;
    this.register = register;
    this.log = log;
    this.settlements = settlements;
    this.news = news;
  }

  /** The verdicts on those of the batch that had none. */
  public List<JudgedReceipt> judge(List<ReceivedReceipt> batch) {
    return atomically.run(() -> judgeHeld(batch));
  }

  private List<JudgedReceipt> judgeHeld(List<ReceivedReceipt> batch) {
    gate.holdOpen();
    Set<Hash32> waiting = log.holdUnjudged(sorted(batch));
    List<ReceivedReceipt> receipts = firstOfEach(batch, waiting);
    if (receipts.isEmpty()) {
      return List.of();
    }
    EpochId epoch = epochs.openNumber();
    Map<VoucherId, SettledSession> settled =
        new HashMap<>(settlements.settled(vouchersOf(receipts)));
    Set<NodeId> known =
        register.activeAmong(
            receipts.stream().map(next -> next.evidence().nodeId()).collect(Collectors.toSet()));
    Map<VoucherId, ReceivedReceipt> newest = new LinkedHashMap<>();
    List<JudgedReceipt> judged = new ArrayList<>(receipts.size());
    for (ReceivedReceipt next : receipts) {
      VoucherId voucher = next.evidence().voucherId();
      SettledSession before = settled.getOrDefault(voucher, SettledSession.NOTHING);
      Verdict verdict = verifier.judge(next.evidence(), epoch, before, known::contains);
      if (verdict instanceof Verdict.Accepted) {
        Receipt receipt = next.evidence().receipt();
        settled.put(voucher, new SettledSession(receipt.bytesCarried(), receipt.sequence()));
        newest.put(voucher, next);
      }
      judged.add(new JudgedReceipt(next, epoch, verdict));
    }
    settlements.settle(epoch, List.copyOf(newest.values()));
    log.saveVerdicts(judged);
    news.judged(judged);
    return judged;
  }

  private static Collection<Hash32> sorted(List<ReceivedReceipt> batch) {
    return batch.stream().map(ReceivedReceipt::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<ReceivedReceipt> firstOfEach(
      List<ReceivedReceipt> batch, Set<Hash32> waiting) {
    Map<Hash32, ReceivedReceipt> distinct = new LinkedHashMap<>();
    for (ReceivedReceipt next : batch) {
      if (waiting.contains(next.id())) {
        distinct.putIfAbsent(next.id(), next);
      }
    }
    return List.copyOf(distinct.values());
  }

  private static Set<VoucherId> vouchersOf(List<ReceivedReceipt> receipts) {
    return receipts.stream()
        .map(next -> next.evidence().voucherId())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
