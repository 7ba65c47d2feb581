package network.conet.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody who may connect.
 *
 * @param user the name it signs in with, and the beginning of the names of its consumer groups and
 *     transactions: two accounts never meet in one
 * @param passwordFile the password, and nothing else but a line end
 */
public record KafkaAccount(Party party, String user, Path passwordFile) {
  /** How files of passwords are called. */
  @FunctionalInterface
  public interface PasswordFiles {
    Path of(String user);
  }

  /** The accounts of a network with so many verifiers. */
  public static List<KafkaAccount> ofNetwork(int verifiers, PasswordFiles files) {
    Stream<KafkaAccount> single =
        Stream.of(Party.CHAIN, Party.BESU_PLUGIN, Party.STAKING, Party.PROOFS, Party.GOVERNANCE)
            .map(party -> account(party, userOf(party), files));
    Stream<KafkaAccount> rewards =
        Stream.iterate(1, verifier -> verifier <= verifiers, verifier -> verifier + 1)
            .map(verifier -> account(Party.REWARDS, "rewards-" + verifier, files));
    return Stream.concat(single, rewards).toList();
  }

  private static KafkaAccount account(Party party, String user, PasswordFiles files) {
    return new KafkaAccount(party, user, files.of(user));
  }

  private static String userOf(Party party) {
    return party.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  String principal() {
    return "User:" + user;
  }

  /** Of its groups and transactions. */
  static String prefix(String user) {
    return user + "-";
  }
}
