package network.conet.chainaccess.node;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Puts the layers together. */
public final class EthNodes {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private EthNodes() {}

  /** The node behind one URL, or behind several that are separated by commas. */
  public static EthNode connect(String urls) {
    List<ThrottledTransport> endpoints =
        NodeEndpoint.parseList(urls).stream()
            .map(
                endpoint ->
                    new ThrottledTransport(
                        new HttpTransport(endpoint, LIMIT),
                        System::nanoTime,
                        () -> ThreadLocalRandom.current().nextDouble()))
            .toList();
    return new RpcEthNode(new FailoverTransport(endpoints));
  }
}
