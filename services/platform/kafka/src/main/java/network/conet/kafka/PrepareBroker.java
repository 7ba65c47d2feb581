package network.conet.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaException;

/**
 * Makes what is listed and takes away what is not: topics, accounts, rights. Run again, it changes
 * nothing but what differs.
 */
public final class PrepareBroker {
  private static final ScramCredentialInfo SCRAM =
      new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4_096);
  private static final long LIMIT_SECONDS = 60;
  private static final long POLL_MILLIS = 50;

  private final KafkaClient admin;
  private final String bootstrapServers;
  private final List<KafkaAccount> accounts;

  /**
   * @param administrator an account that may do everything
   */
  public PrepareBroker(
      KafkaClient administrator, String bootstrapServers, List<KafkaAccount> accounts) {
    this.admin = administrator;
    this.bootstrapServers = bootstrapServers;
    this.accounts = List.copyOf(accounts);
  }

  /**
   * Returns once each account can sign in and sees its topics.
   *
   * @throws IllegalStateException if a topic is there with another number of partitions
   */
  public void run() {
    try (Admin broker = admin.admin()) {
      MakeTopics.on(broker, Topics.all());
      GrantAccess.on(broker, accounts);
      List<UserScramCredentialAlteration> credentials = new ArrayList<>();
      for (KafkaAccount account : accounts) {
        credentials.add(
            new UserScramCredentialUpsertion(
                JaasText.requireUser(account.user()),
                SCRAM,
                KafkaClient.passwordIn(account.passwordFile())));
      }
      Answer.of(broker.alterUserScramCredentials(credentials).all());
    }
    accounts.forEach(this::awaitAccess);
  }

  /** A controller has taken a change before every broker knows of it. */
  private void awaitAccess(KafkaAccount account) {
    KafkaClient client =
        new KafkaClient(
            bootstrapServers, account.user(), account.passwordFile(), KafkaClient.Mechanism.SCRAM);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (true) {
      try {
        CheckTopics.now(client, account.party());
        return;
      } catch (KafkaException e) {
        if (System.nanoTime() - end > 0) {
          throw new IllegalStateException("account " + account.user() + " cannot sign in", e);
        }
        pause();
      }
    }
  }

  static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
