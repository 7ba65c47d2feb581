package network.conet.localnet.bench;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import network.conet.tickets.Denomination;
import network.conet.tickets.Paid;
import network.conet.tickets.Prepared;
import network.conet.tickets.TicketMessage;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.check.Checked;
import network.conet.tickets.check.TicketCheck;
import network.conet.tickets.rsa.BlindedMessage;
import network.conet.tickets.rsa.Blinding;
import network.conet.tickets.rsa.IssuerPrivateKey;
import network.conet.tickets.rsa.PrivateOperation;
import network.conet.units.NodeId;

/**
 * Signing a blinded message and checking a ticket, each on one thread beside the bare RSA operation
 * of the same provider, taken in turns so that a busy machine slows both alike. The issuer's
 * database is not part of it.
 */
final class IssuingBench {
  private static final String NAME = "issuing";
  private static final String UNIT = "1/s";
  private static final int ROUNDS = 7;
  private static final long SLICE_NANOS = 400_000_000L;
  private static final double NANOS = 1e9;
  private static final NodeId NODE = NodeId.parse("0x" + "a1".repeat(32));
  private static final TicketWindow WINDOW = TicketWindow.of(1);

  private final IssuerPrivateKey key = IssuerPrivateKey.generate(new SecureRandom());
  private final Prepared prepared =
      Prepared.fresh(
          new TicketMessage(WINDOW, Denomination.ofBytes(1 << 22), NODE), new SecureRandom());
  private final Blinding blinding =
      Blinding.blind(prepared.encode(), key.publicKey(), new SecureRandom());

  List<Row> rows() {
    PrivateOperation fastest = PrivateOperation.fastest();
    byte[] question = blinding.blinded().toBytes();
    double[] sign =
        beside(
            () -> key.sign(BlindedMessage.of(question), fastest).toBytes(),
            bare(fastest, question));
    double[] ofJdk = beside(bare(fastest, question), bare(PrivateOperation.ofJdk(), question));
    double[] check = beside(checking(), verifying());
    return List.of(
        Row.of(
            NAME, "blind signature", sign[0], UNIT, "bare RSA private, " + fastest.name(), sign[1]),
        Row.of(NAME, "RSA private, " + fastest.name(), ofJdk[0], UNIT, "SunJCE", ofJdk[1]),
        Row.of(NAME, "ticket checked", check[0], UNIT, "bare RSA-PSS verification", check[1]));
  }

  private Runnable checking() {
    Paid ticket = ticket();
    byte[] bytes = ticket.encode();
    TicketCheck check = new TicketCheck(slot -> Optional.of(key.publicKey()));
    return () -> {
      if (!(check.ticket(bytes, NODE, WINDOW) instanceof Checked.Good<?>)) {
        throw new IllegalStateException("a good ticket was refused");
      }
    };
  }

  private Runnable verifying() {
    byte[] message = prepared.encode();
    byte[] signature = ticket().signature().toBytes();
    return () -> {
      if (!key.publicKey().verifies(message, signature)) {
        throw new IllegalStateException("a good signature was refused");
      }
    };
  }

  private Paid ticket() {
    return Blinding.finish(
            prepared.encode(),
            key.publicKey(),
            blinding.factor(),
            key.sign(blinding.blinded(), PrivateOperation.fastest()))
        .map(signature -> Paid.of(prepared, signature))
        .orElseThrow();
  }

  private Runnable bare(PrivateOperation operation, byte[] question) {
    try {
      PrivateKey secret =
          operation.translate(
              KeyFactory.getInstance("RSA")
                  .generatePrivate(new PKCS8EncodedKeySpec(key.exportSecret())));
      return () -> raw(operation, secret, question);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks RSA", e);
    }
  }

  private static void raw(PrivateOperation operation, PrivateKey secret, byte[] question) {
    try {
      Cipher cipher = operation.cipher();
      cipher.init(Cipher.ENCRYPT_MODE, secret);
      if (cipher.doFinal(question).length != question.length) {
        throw new IllegalStateException("raw RSA gave another length");
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("raw RSA failed", e);
    }
  }

  /** Medians of operations in a second, of one and of what stands beside it. */
  private static double[] beside(Runnable one, Runnable other) {
    double[] ones = new double[ROUNDS];
    double[] others = new double[ROUNDS];
    rate(one);
    rate(other);
    for (int i = 0; i < ROUNDS; i++) {
      ones[i] = rate(one);
      others[i] = rate(other);
    }
    return new double[] {median(ones), median(others)};
  }

  private static double rate(Runnable operation) {
    long begin = System.nanoTime();
    long count = 0;
    long spent;
    do {
      operation.run();
      count++;
      spent = System.nanoTime() - begin;
    } while (spent < SLICE_NANOS);
    return count * NANOS / spent;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
