package network.conet.besuplugin.rpc;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import network.conet.besuplugin.epoch.EpochState;
import network.conet.besuplugin.stream.StreamStatus;
import network.conet.chainevents.BlockPosition;
import network.conet.units.EpochId;
import org.hyperledger.besu.plugin.services.RpcEndpointService;
import org.hyperledger.besu.plugin.services.rpc.PluginRpcRequest;
import org.jspecify.annotations.Nullable;

/** {@code conet_streamStatus} and {@code conet_getEpoch}. */
public final class StreamMethods {
  public static final String NAMESPACE = "conet";

  private final Supplier<Optional<StreamView>> running;

  /**
   * @param running empty before the plugin has started, and where it is not configured: a node's
   *     HTTP may open before its plugins start
   */
  public StreamMethods(Supplier<Optional<StreamView>> running) {
    this.running = running;
  }

  public void register(RpcEndpointService service) {
    service.registerRPCEndpoint(NAMESPACE, "streamStatus", this::streamStatus);
    service.registerRPCEndpoint(NAMESPACE, "getEpoch", this::getEpoch);
  }

  private StreamView view() {
    return running
        .get()
        .orElseThrow(() -> Refusal.NOT_STREAMING.because("not started, or not configured"));
  }

  private Map<String, @Nullable Object> streamStatus(PluginRpcRequest request) {
    if (request.getParams().length > 0) {
      throw Refusal.INVALID_PARAMS.because("conet_streamStatus takes no parameters");
    }
    StreamView view = view();
    StreamStatus status = view.status();
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("source", view.source());
    answer.put("state", words(status.phase()));
    answer.put("told", status.told().map(StreamMethods::block).orElse(null));
    answer.put("head", status.head().map(head -> hex(head.number())).orElse(null));
    answer.put("behind", hex(status.behind()));
    answer.put("queued", hex(view.queued()));
    answer.put("leftOutOfQueue", hex(view.leftOutOfQueue()));
    answer.put("blocksWritten", hex(status.blocks()));
    answer.put("takenBackWritten", hex(status.takenBack()));
    answer.put("walks", hex(status.walks()));
    answer.put("topicReadings", hex(status.readings()));
    answer.put("failure", view.failure().orElse(null));
    return answer;
  }

  private @Nullable Map<String, @Nullable Object> getEpoch(PluginRpcRequest request) {
    Optional<EpochId> wanted = epoch(request.getParams());
    return view().epoch(wanted).map(StreamMethods::epoch).orElse(null);
  }

  private static Map<String, @Nullable Object> epoch(EpochState state) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("epoch", hex(state.epoch().number()));
    answer.put("state", words(state.phase()));
    answer.put("digest", state.digest().hex());
    answer.put("accountsRoot", state.accountsRoot().hex());
    answer.put("snapshotBlock", hex(state.snapshotBlock().number()));
    answer.put("anchoredIn", block(state.anchoredIn()));
    return answer;
  }

  /** Nothing or "latest" is the newest one; else a number, or one in hex. */
  private static Optional<EpochId> epoch(Object[] params) {
    if (params.length > 1) {
      throw Refusal.INVALID_PARAMS.because("conet_getEpoch takes at most one parameter: an epoch");
    }
    Object given = params.length == 0 ? null : params[0];
    if (given == null || given.equals("latest")) {
      return Optional.empty();
    }
    try {
      String text = given.toString();
      BigInteger number =
          given instanceof String && text.startsWith("0x")
              ? new BigInteger(text.substring(2), 16)
              : new BigInteger(text);
      return Optional.of(EpochId.of(number.longValueExact()));
    } catch (ArithmeticException | IllegalArgumentException e) {
      throw Refusal.INVALID_PARAMS.because("not an epoch: " + given);
    }
  }

  private static Map<String, @Nullable Object> block(BlockPosition position) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("number", hex(position.number().number()));
    answer.put("hash", position.hash().hex());
    return answer;
  }

  private static String words(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String hex(long number) {
    return "0x" + Long.toHexString(number);
  }
}
