package network.conet.issuer.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import network.conet.issuer.atomic.Atomically;
import network.conet.issuer.db.JdbcPurchases;
import network.conet.issuer.db.JdbcShuffle;
import network.conet.issuer.db.JdbcSpent;
import network.conet.issuer.key.KeyRing;
import network.conet.issuer.request.AnswerRequest;
import network.conet.tickets.rsa.PrivateOperation;
import network.conet.workers.Next;
import network.conet.workers.Worker;
import network.conet.workers.Workers;
import org.jboss.logging.Logger;

/** What runs by itself: keys made ahead, answers that a crash has left, rows moved. */
@ApplicationScoped
public class BackgroundWork {
  private static final Logger LOG = Logger.getLogger(BackgroundWork.class);
  private static final Duration BETWEEN_KEYS = Duration.ofSeconds(2);
  private static final int AT_ONCE = 100;

  /** Before anybody may ask. */
  void makeFirstKeys(@Observes @Priority(1) StartupEvent event, KeyRing keys) {
    keys.makeReady();
    LOG.infof("private operations by %s", PrivateOperation.fastest().name());
  }

  @Produces
  @Singleton
  Workers workers(
      Atomically atomically,
      IssuerConfig config,
      KeyRing keys,
      JdbcPurchases purchases,
      JdbcSpent exchanges) {
    AnswerRequest bought =
        new AnswerRequest(atomically, keys, purchases, PrivateOperation.fastest());
    AnswerRequest exchanged =
        new AnswerRequest(atomically, keys, exchanges, PrivateOperation.fastest());
    JdbcShuffle shuffle = new JdbcShuffle(atomically);
    return new Workers(
        new Worker(
            "issuer-keys",
            BETWEEN_KEYS,
            () -> {
              keys.makeReady();
              boolean more = bought.finish(AT_ONCE) + exchanged.finish(AT_ONCE) > 0;
              if (!more) {
                keys.forgetPast();
              }
              return Next.atOnceIf(more);
            }),
        new Worker(
            "issuer-shuffle",
            config.shuffleEvery(),
            () -> {
              shuffle.shuffle();
              return Next.AFTER_PAUSE;
            }));
  }
}
