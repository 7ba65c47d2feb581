package network.conet.chain.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import network.conet.chain.follow.FollowChain;
import network.conet.chain.transaction.TrackTransactions;
import network.conet.kafka.KafkaSettings;
import network.conet.workers.Worker;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What runs, by settings. */
class BackgroundWorkTest {
  private static final KafkaSettings KAFKA =
      new KafkaSettings() {
        @Override
        public String bootstrapServers() {
          return "127.0.0.1:1";
        }

        @Override
        public String user() {
          return "chain";
        }

        @Override
        public Path passwordFile() {
          return Path.of("none");
        }
      };

  private static List<String> workers(boolean writesBlocks) {
    ChainConfig config =
        (ChainConfig)
            Proxy.newProxyInstance(
                ChainConfig.class.getClassLoader(),
                new Class<?>[] {ChainConfig.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "writesBlocks" -> writesBlocks;
                      case "pollInterval" -> Duration.ofSeconds(1);
                      case "kafka" -> KAFKA;
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    FollowChain follow = null;
    TrackTransactions transactions = null;
    return new BackgroundWork()
        .workers(config, new PGSimpleDataSource(), follow, transactions).all().stream()
            .map(Worker::name)
            .toList();
  }

  @Test
  void theChainIsFollowedUnlessAnotherTellsOfIt() {
    assertThat(workers(true))
        .containsExactly("topics", "outbox", "follower", "inclusions", "open transactions");
    assertThat(workers(false))
        .containsExactly("topics", "outbox", "inclusions", "open transactions");
  }
}
