package network.conet.relay.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.SplittableRandom;
import network.conet.circuit.onion.Handshake;
import network.conet.circuit.onion.RelayOnion;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CellSize;
import network.conet.circuit.wire.RelayCommand;
import network.conet.circuit.wire.RelayMessage;

/**
 * Puts this hop's layer around what goes to the client, and writes it. What it costs is not asked
 * here.
 */
final class TowardsClient {
  private final Channel channel;
  private final RelayOnion onion;

  private TowardsClient(Channel channel, RelayOnion onion) {
    this.channel = channel;
    this.onion = onion;
  }

  /** Answers CREATE; from here on everything is within the layer that was agreed. */
  static TowardsClient created(Channel channel, Handshake.Response response, SecureRandom random) {
    TowardsClient made =
        new TowardsClient(
            channel,
            new RelayOnion(
                response.index(), response.keys(), new SplittableRandom(random.nextLong())));
    byte[] cell = new byte[CellSize.SMALL.bytes()];
    cell[0] = CellHeader.VERSION;
    cell[1] = CellKind.CREATED.code();
    System.arraycopy(response.answer(), 0, cell, CellHeader.BYTES, response.answer().length);
    made.write(cell, cell.length);
    return made;
  }

  RelayOnion onion() {
    return onion;
  }

  /** The most that a message can hold at this hop, in bytes. */
  int payloadBytes() {
    return onion.index().payloadBytes(CellSize.LARGE);
  }

  /** The cell that a payload of so many bytes goes in. */
  CellSize sizeFor(int payload) {
    return payload <= onion.index().payloadBytes(CellSize.SMALL) ? CellSize.SMALL : CellSize.LARGE;
  }

  void passBack(CellKind kind, byte[] body) {
    write(onion.wrap(kind, body), kind.size().bytes());
  }

  void say(RelayMessage message) {
    CellSize size = sizeFor(message.payload().remaining());
    write(onion.say(size, message), size.bytes());
  }

  void sayNow(RelayCommand command, ByteBuffer payload) {
    say(RelayMessage.control(command, payload));
    channel.flush();
  }

  private void write(byte[] cell, int size) {
    ByteBuf buffer = channel.alloc().buffer(size);
    buffer.writeBytes(cell, 0, size);
    var unused = channel.write(buffer, channel.voidPromise());
  }
}
