package network.conet.chain.rpc;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes items as RLP. */
record RlpWriter(List<Rlp> items) {
  RlpWriter and(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int skip = bytes[0] == 0 ? 1 : 0;
    List<Rlp> more = new ArrayList<>(items);
    more.add(new Rlp.Text(Arrays.copyOfRange(bytes, skip, bytes.length)));
    return new RlpWriter(more);
  }

  byte[] list() {
    return bytes(new Rlp.Items(items));
  }

  private static byte[] bytes(Rlp item) {
    return switch (item) {
      case Rlp.Text(byte[] text) -> text.length == 1 && text[0] >= 0 ? text : join(0x80, text);
      case Rlp.Items(List<Rlp> list) -> {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        list.forEach(i -> content.writeBytes(bytes(i)));
        yield join(0xc0, content.toByteArray());
      }
    };
  }

  private static byte[] join(int base, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (content.length <= 55) {
      out.write(base + content.length);
    } else {
      byte[] length = BigInteger.valueOf(content.length).toByteArray();
      int skip = length[0] == 0 ? 1 : 0;
      out.write(base + 55 + length.length - skip);
      out.write(length, skip, length.length - skip);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }
}
