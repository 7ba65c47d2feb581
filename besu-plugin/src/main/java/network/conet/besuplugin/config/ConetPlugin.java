package network.conet.besuplugin.config;

import java.util.Optional;
import network.conet.besuplugin.rpc.StreamMethods;
import org.hyperledger.besu.plugin.BesuPlugin;
import org.hyperledger.besu.plugin.ServiceManager;
import org.hyperledger.besu.plugin.services.BesuEvents;
import org.hyperledger.besu.plugin.services.BesuService;
import org.hyperledger.besu.plugin.services.BlockchainService;
import org.hyperledger.besu.plugin.services.MetricsSystem;
import org.hyperledger.besu.plugin.services.PicoCLIOptions;
import org.hyperledger.besu.plugin.services.RpcEndpointService;
import org.hyperledger.besu.plugin.services.metrics.MetricCategoryRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a node finds in the jar. Options that do not fit end the node's start, so that nobody runs a
 * validator that is believed to stream; whatever goes wrong later (Kafka, the contracts' file)
 * leaves the node alone and shows in {@code conet_streamStatus} and in the metrics.
 */
public final class ConetPlugin implements BesuPlugin {
  private static final Logger LOG = LoggerFactory.getLogger(ConetPlugin.class);

  private final ConetOptions options = new ConetOptions();
  private @Nullable ServiceManager services;
  private volatile @Nullable RunningStream running;

  @Override
  public String getName() {
    return "conet";
  }

  @Override
  public void register(ServiceManager context) {
    services = context;
    service(context, PicoCLIOptions.class).addPicoCLIOptions(ConetOptions.NAMESPACE, options);
    new StreamMethods(() -> Optional.ofNullable(running))
        .register(service(context, RpcEndpointService.class));
    context
        .getService(MetricCategoryRegistry.class)
        .ifPresent(registry -> registry.addMetricCategory(StreamMetrics.CONET));
  }

  @Override
  public void start() {
    ServiceManager context = services;
    if (context == null) {
      throw new IllegalStateException("started before it was registered");
    }
    Optional<ConetOptions.Valid> valid = options.validated();
    if (valid.isEmpty()) {
      LOG.info("CoNET: no --plugin-conet-kafka, nothing is streamed");
      return;
    }
    RunningStream stream =
        new RunningStream(
            valid.get(),
            service(context, BlockchainService.class),
            service(context, BesuEvents.class));
    context
        .getService(MetricsSystem.class)
        .ifPresent(metrics -> StreamMetrics.create(metrics, () -> stream));
    running = stream.start();
    LOG.info("CoNET: streaming to {} as {}", valid.get().kafka(), valid.get().source());
  }

  @Override
  public void stop() {
    RunningStream stream = running;
    running = null;
    if (stream != null) {
      stream.close();
    }
  }

  private static <T extends BesuService> T service(ServiceManager context, Class<T> type) {
    return context
        .getService(type)
        .orElseThrow(
            () -> new IllegalStateException("this node offers no " + type.getSimpleName()));
  }
}
