package network.conet.client.proxy;

import java.io.IOException;

/** What is spoken on one connection, from its first byte to its last. */
@FunctionalInterface
interface Conversation {
  void run() throws IOException;
}
