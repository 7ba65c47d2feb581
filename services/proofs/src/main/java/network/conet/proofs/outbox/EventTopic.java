package network.conet.proofs.outbox;

/** The topics that this service writes. */
public enum EventTopic {
  RECEIPTS("conet.proofs.receipts.v1"),
  VERDICTS("conet.proofs.verdicts.v1"),
  DATASETS("conet.proofs.datasets.v1");

  private final String value;

  EventTopic(String value) {
    this.value = value;
  }

  /** The name in Kafka. */
  public String value() {
    return value;
  }
}
