package network.conet.besuplugin.stream;

import java.util.List;
import java.util.function.Consumer;
import network.conet.chainevents.ChainMessage;

/** The topic of the chain's blocks. */
public interface BlocksTopic {
  /**
   * Everything that readers see of it now, in its order. What was under way to it from an earlier
   * life of this writer does not come later.
   */
  void read(Consumer<ChainMessage> each);

  /**
   * Returns when all of them are in the topic, in this order. If it throws, some may be.
   *
   * @throws RuntimeException if the broker did not say that it has them
   */
  void write(List<ChainMessage> messages);
}
