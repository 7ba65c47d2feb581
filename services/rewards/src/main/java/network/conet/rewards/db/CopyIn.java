package network.conet.rewards.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import org.postgresql.PGConnection;

/**
 * PostgreSQL's COPY in text form, its lines made as they are read: no batch, no buffer of it all.
 */
final class CopyIn extends InputStream {
  private final Iterator<String> lines;
  private byte[] line = new byte[0];
  private int at;

  private CopyIn(Iterator<String> lines) {
    this.lines = lines;
  }

  static long rows(Connection connection, String target, Iterator<String> lines)
      throws SQLException {
    try {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy " + target + " from stdin", new CopyIn(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A column of bytes, from text in 0x form; the backslash is COPY's own escape. */
  static String bytes(String hex) {
    return "\\\\x" + hex.substring(2);
  }

  private boolean fill() {
    if (at < line.length) {
      return true;
    }
    if (!lines.hasNext()) {
      return false;
    }
    line = (lines.next() + "\n").getBytes(StandardCharsets.US_ASCII);
    at = 0;
    return true;
  }

  @Override
  public int read() {
    return fill() ? line[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) {
    int done = 0;
    while (done < length && fill()) {
      int part = Math.min(length - done, line.length - at);
      System.arraycopy(line, at, to, offset + done, part);
      at += part;
      done += part;
    }
    return done == 0 && length > 0 ? -1 : done;
  }
}
