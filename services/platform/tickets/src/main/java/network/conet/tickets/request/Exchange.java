package network.conet.tickets.request;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import network.conet.chainaccess.Keccak;
import network.conet.tickets.Paid;
import network.conet.tickets.rsa.BlindedMessage;
import network.conet.units.Hash32;

/** Tokens and tickets in, blind signatures of the same value out; nobody says who asks. */
public record Exchange(RequestId id, List<Paid> spent, List<Wanted> wanted) {
  public static final int MAX_ITEMS = 64;
  private static final byte[] TAG = "CoNET exchange 1".getBytes(StandardCharsets.US_ASCII);

  public Exchange {
    spent = List.copyOf(spent);
    wanted = List.copyOf(wanted);
    requireCount(spent.size(), "spends");
    requireCount(wanted.size(), "asks for");
    if (spent.stream().map(Paid::id).distinct().count() != spent.size()) {
      throw new IllegalArgumentException("an exchange spends one token or ticket twice");
    }
  }

  private static void requireCount(int count, String does) {
    if (count == 0 || count > MAX_ITEMS) {
      throw new IllegalArgumentException("an exchange " + does + " 1 to 64, not " + count);
    }
  }

  /** What tells this exchange from any other. */
  public Hash32 digest() {
    List<byte[]> parts = new ArrayList<>();
    parts.add(TAG);
    parts.add(id.toBytes());
    parts.add(new byte[] {(byte) spent.size(), (byte) wanted.size()});
    spent.forEach(paid -> parts.add(paid.id().toBytes()));
    for (Wanted next : wanted) {
      parts.add(
          ByteBuffer.allocate(1 + Integer.BYTES + Long.BYTES + BlindedMessage.BYTES)
              .put((byte) next.slot().kind().code())
              .putInt((int) next.slot().window().number())
              .putLong(next.slot().denomination().bytes())
              .put(next.blinded().toBytes())
              .array());
    }
    return Keccak.hash(parts.toArray(byte[][]::new));
  }
}
