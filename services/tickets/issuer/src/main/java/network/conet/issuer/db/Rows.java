package network.conet.issuer.db;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.issuer.request.Stored;
import network.conet.tickets.Denomination;
import network.conet.tickets.KeySlot;
import network.conet.tickets.TicketKind;
import network.conet.tickets.TicketWindow;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.request.Wanted;
import network.conet.tickets.rsa.BlindSignature;
import network.conet.tickets.rsa.BlindedMessage;
import network.conet.units.Hash32;

/** How rows are read, and what stands in the columns of requests. */
final class Rows {
  private static final int WANTED_BYTES = 1 + 2 * Long.BYTES + BlindedMessage.BYTES;

  private Rows() {}

  static <T> List<T> list(PreparedStatement query, Row<T> row) throws SQLException {
    try (ResultSet rows = query.executeQuery()) {
      List<T> list = new ArrayList<>();
      while (rows.next()) {
        list.add(row.read(rows));
      }
      return list;
    }
  }

  static <T> Optional<T> first(PreparedStatement query, Row<T> row) throws SQLException {
    return list(query, row).stream().findFirst();
  }

  /** Of request_id, digest, wanted, answer. */
  static Stored stored(ResultSet row) throws SQLException {
    byte[] answer = row.getBytes(4);
    return new Stored(
        RequestId.of(row.getBytes(1)),
        Hash32.of(row.getBytes(2)),
        wanted(row.getBytes(3)),
        answer == null ? Optional.empty() : Optional.of(answer(answer)));
  }

  static byte[] encode(List<Wanted> wanted) {
    ByteBuffer out = ByteBuffer.allocate(wanted.size() * WANTED_BYTES);
    for (Wanted next : wanted) {
      out.put((byte) next.slot().kind().code())
          .putLong(next.slot().window().number())
          .putLong(next.slot().denomination().bytes())
          .put(next.blinded().toBytes());
    }
    return out.array();
  }

  static byte[] encodeAnswer(List<BlindSignature> answer) {
    ByteBuffer out = ByteBuffer.allocate(answer.size() * BlindSignature.BYTES);
    answer.forEach(next -> out.put(next.toBytes()));
    return out.array();
  }

  private static List<Wanted> wanted(byte[] column) {
    ByteBuffer in = ByteBuffer.wrap(column);
    List<Wanted> list = new ArrayList<>();
    while (in.hasRemaining()) {
      KeySlot slot =
          new KeySlot(
              TicketKind.ofCode(in.get()),
              TicketWindow.of(in.getLong()),
              Denomination.ofBytes(in.getLong()));
      byte[] blinded = new byte[BlindedMessage.BYTES];
      in.get(blinded);
      list.add(new Wanted(slot, BlindedMessage.of(blinded)));
    }
    return list;
  }

  private static List<BlindSignature> answer(byte[] column) {
    ByteBuffer in = ByteBuffer.wrap(column);
    List<BlindSignature> list = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] signature = new byte[BlindSignature.BYTES];
      in.get(signature);
      list.add(BlindSignature.of(signature));
    }
    return list;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }
}
