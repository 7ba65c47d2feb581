package network.conet.kafka;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for what a broker was asked. */
final class Answer {
  private static final long LIMIT_SECONDS = 60;

  private Answer() {}

  /**
   * @throws KafkaException what the broker says, as it says it
   * @throws IllegalStateException if it says nothing
   */
  static <T> T of(KafkaFuture<T> asked) {
    try {
      return asked.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException said) {
        throw said;
      }
      throw new IllegalStateException("Kafka gives no answer", e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("Kafka gives no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
