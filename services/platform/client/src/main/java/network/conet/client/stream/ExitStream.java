package network.conet.client.stream;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A TCP connection that leaves the network at an exit. What arrives ends only when the destination
 * ended it; whatever else cuts it is an {@link IOException}.
 */
public interface ExitStream extends Closeable {
  InputStream input();

  /** Closing it ends this direction only. */
  OutputStream output();

  /** Ends both directions at once. */
  @Override
  void close() throws IOException;
}
