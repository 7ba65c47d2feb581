package network.conet.tickets.journal;

import java.io.IOException;
import java.util.List;

/** Port: where segments lie. */
public interface JournalStorage {
  /** Names of all segments, those included that were not created to the end. */
  List<String> names() throws IOException;

  /** Opens a segment; one that is new or shorter is filled with zeros, durably, before. */
  Segment open(String name, int bytes) throws IOException;

  /** Gone for good when this returns. */
  void delete(String name) throws IOException;

  /** A file of fixed length. */
  interface Segment extends AutoCloseable {
    byte[] read() throws IOException;

    /** Not durable before the next {@link #force}. */
    void write(int position, byte[] bytes) throws IOException;

    void force() throws IOException;

    @Override
    void close() throws IOException;
  }
}
