package network.conet.events;

import java.util.Objects;

/** An event to be told: where, under which key (events of one key keep their order), and what. */
public record OutboxEvent(String topic, byte[] key, byte[] value) {
  public OutboxEvent {
    if (topic.isBlank()) {
      throw new IllegalArgumentException("an event needs a topic");
    }
    Objects.requireNonNull(key);
    Objects.requireNonNull(value);
  }
}
