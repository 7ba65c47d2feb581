package network.conet.proofs.config;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import network.conet.evidence.receipt.Verdict;
import network.conet.proofs.receipt.JudgedReceipt;
import network.conet.proofs.receipt.VerdictCounts;

/** Verdicts and settled bytes as metrics. */
@Singleton
public final class MeteredVerdicts implements VerdictCounts {
  private final MeterRegistry meters;

  MeteredVerdicts(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void count(List<JudgedReceipt> judged) {
    for (JudgedReceipt next : judged) {
      switch (next.verdict()) {
        case Verdict.Accepted accepted -> {
          judged("ACCEPTED");
          meters
              .counter("conet.receipts.settled.bytes")
              .increment((double) accepted.bytesAdded().bytes());
        }
        case Verdict.Refused refused -> judged(refused.reason().name());
      }
    }
  }

  private void judged(String outcome) {
    meters.counter("conet.receipts.judged", "outcome", outcome).increment();
  }
}
