package network.conet.tickets.wallet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.tickets.Paid;
import network.conet.tickets.Prepared;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.rsa.BlindedMessage;
import network.conet.tickets.rsa.Blinding;
import network.conet.tickets.rsa.BlindingFactor;
import network.conet.tickets.rsa.IssuerPublicKey;
import network.conet.units.AccountAddress;
import network.conet.units.Bytes;

/** A wallet's content: a version, then lists of byte strings, each after its length. */
final class HoldingsCodec {
  private static final int VERSION = 1;
  private static final int MOST = 1 << 20;

  private HoldingsCodec() {}

  static Bytes encode(Holdings holdings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      writePaid(out, holdings.ready());
      out.writeInt(holdings.pending().size());
      for (Pending pending : holdings.pending()) {
        write(out, pending.id().toBytes());
        write(out, pending.account().map(AccountAddress::toBytes).orElse(new byte[0]));
        writePaid(out, pending.spent());
        out.writeInt(pending.asked().size());
        for (Asked asked : pending.asked()) {
          write(out, asked.prepared().encode());
          write(out, asked.key().toBytes());
          write(out, asked.blinding().blinded().toBytes());
          write(out, asked.blinding().factor().toBytes());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return Bytes.of(bytes.toByteArray());
  }

  static Holdings decode(Bytes content) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content.toBytes()))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IOException("unknown version of a wallet: " + version);
      }
      Holdings holdings = new Holdings(readPaid(in), readPending(in));
      if (in.available() > 0) {
        throw new IOException("a wallet goes on after its end");
      }
      return holdings;
    } catch (IllegalArgumentException e) {
      throw new IOException("a wallet holds what is nothing", e);
    }
  }

  private static List<Pending> readPending(DataInputStream in) throws IOException {
    int count = count(in);
    List<Pending> pending = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RequestId id = RequestId.of(read(in));
      byte[] account = read(in);
      List<Paid> spent = readPaid(in);
      int questions = count(in);
      List<Asked> asked = new ArrayList<>();
      for (int j = 0; j < questions; j++) {
        Prepared prepared = Prepared.decode(read(in));
        IssuerPublicKey key = IssuerPublicKey.parse(read(in));
        BlindedMessage blinded = BlindedMessage.of(read(in));
        asked.add(new Asked(prepared, key, new Blinding(blinded, BlindingFactor.of(read(in)))));
      }
      pending.add(
          new Pending(
              id,
              account.length == 0 ? Optional.empty() : Optional.of(AccountAddress.of(account)),
              spent,
              asked));
    }
    return pending;
  }

  private static void writePaid(DataOutputStream out, List<Paid> paid) throws IOException {
    out.writeInt(paid.size());
    for (Paid next : paid) {
      write(out, next.encode());
    }
  }

  private static List<Paid> readPaid(DataInputStream in) throws IOException {
    int count = count(in);
    List<Paid> paid = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      paid.add(Paid.decode(read(in)));
    }
    return paid;
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    byte[] bytes = new byte[count(in)];
    in.readFully(bytes);
    return bytes;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a wallet does not hold " + count);
    }
    return count;
  }
}
