package network.conet.proofs.outbox;

import network.conet.kafka.Topics;

/** The topics that this service writes. */
public enum EventTopic {
  RECEIPTS(Topics.PROOFS_RECEIPTS.name()),
  VERDICTS(Topics.PROOFS_VERDICTS.name()),
  DATASETS(Topics.PROOFS_DATASETS.name());

  private final String value;

  EventTopic(String value) {
    this.value = value;
  }

  /** The name in Kafka. */
  public String value() {
    return value;
  }
}
