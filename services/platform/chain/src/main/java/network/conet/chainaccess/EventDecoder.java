package network.conet.chainaccess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import org.web3j.abi.EventEncoder;
import org.web3j.abi.FunctionReturnDecoder;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Type;

/** Reads a log by the event that a generated binding describes. */
public final class EventDecoder {
  private EventDecoder() {}

  public static Hash32 topicOf(Event event) {
    return Hash32.parse(EventEncoder.encode(event));
  }

  /**
   * The event's parameters in the order of its declaration, indexed ones among them; nothing if the
   * log is another event's or does not hold what this one has.
   */
  public static Optional<List<Type<?>>> decode(Event event, List<Hash32> topics, byte[] data) {
    int indexedCount = event.getIndexedParameters().size();
    if (topics.size() != indexedCount + 1 || !topics.get(0).equals(topicOf(event))) {
      return Optional.empty();
    }
    @SuppressWarnings("rawtypes")
    List<Type> plain =
        FunctionReturnDecoder.decode(Hex.encode(data), event.getNonIndexedParameters());
    if (plain.size() != event.getNonIndexedParameters().size()) {
      return Optional.empty();
    }
    List<Type<?>> values = new ArrayList<>();
    int nextTopic = 1;
    int nextPlain = 0;
    for (TypeReference<?> parameter : event.getParameters()) {
      if (parameter.isIndexed()) {
        values.add(
            FunctionReturnDecoder.decodeIndexedValue(topics.get(nextTopic++).hex(), parameter));
      } else {
        values.add(plain.get(nextPlain++));
      }
    }
    return Optional.of(List.copyOf(values));
  }
}
