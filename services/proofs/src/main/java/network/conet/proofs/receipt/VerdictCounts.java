package network.conet.proofs.receipt;

import java.util.List;

/** Counts verdicts for whoever watches the service. */
public interface VerdictCounts {
  void count(List<JudgedReceipt> judged);
}
