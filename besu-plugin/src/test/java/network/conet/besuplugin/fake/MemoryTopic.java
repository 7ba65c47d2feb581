package network.conet.besuplugin.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import network.conet.besuplugin.stream.BlocksTopic;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;

/** A topic that may fail in the middle of a batch. */
public final class MemoryTopic implements BlocksTopic {
  private final List<byte[]> messages = new ArrayList<>();
  private int untilFailure = Integer.MAX_VALUE;

  /** One write fails after so many more messages have arrived. */
  public void failAfter(int more) {
    untilFailure = more;
  }

  @Override
  public void read(Consumer<ChainMessage> each) {
    messages().forEach(each);
  }

  @Override
  public void write(List<ChainMessage> batch) {
    for (ChainMessage message : batch) {
      if (untilFailure-- == 0) {
        untilFailure = Integer.MAX_VALUE;
        throw new IllegalStateException("the broker went away");
      }
      messages.add(ChainEventCodec.encode(message));
    }
  }

  public List<ChainMessage> messages() {
    return List.copyOf(messages).stream().map(ChainEventCodec::decode).toList();
  }
}
