package network.conet.relay.measure;

import network.conet.evidence.report.SignedReport;

/** Port: hands a report in. What cannot be handed in now is lost: the epoch does not wait. */
@FunctionalInterface
public interface Reports {
  void submit(SignedReport report);
}
