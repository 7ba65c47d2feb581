package network.conet.besuplugin.fake;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.hyperledger.besu.plugin.ServiceManager;
import org.hyperledger.besu.plugin.services.BesuEvents;
import org.hyperledger.besu.plugin.services.BesuService;
import org.hyperledger.besu.plugin.services.BlockchainService;
import org.hyperledger.besu.plugin.services.MetricsSystem;
import org.hyperledger.besu.plugin.services.PicoCLIOptions;
import org.hyperledger.besu.plugin.services.RpcEndpointService;
import org.hyperledger.besu.plugin.services.metrics.MetricCategory;
import org.hyperledger.besu.plugin.services.metrics.MetricCategoryRegistry;
import org.hyperledger.besu.plugin.services.rpc.PluginRpcRequest;
import picocli.CommandLine;

/**
 * What the node offers a plugin, and when: options, RPC and metric categories at register, events
 * and metrics from start on. An option whose name does not say whose it is is refused, as there.
 */
public final class FakeServices implements ServiceManager {
  private final Map<Class<?>, BesuService> services = new HashMap<>();
  private final Map<String, Function<PluginRpcRequest, ?>> methods = new ConcurrentHashMap<>();
  private final Map<String, Object> options = new HashMap<>();
  private final Map<String, LongSupplier> gauges = new HashMap<>();
  private final Map<String, DoubleSupplier> counters = new HashMap<>();
  private final FakeNode node;

  public FakeServices(FakeNode node) {
    this.node = node;
    services.put(PicoCLIOptions.class, (PicoCLIOptions) this::addOptions);
    services.put(MetricCategoryRegistry.class, (MetricCategoryRegistry) category -> {});
    services.put(
        RpcEndpointService.class,
        new RpcEndpointService() {
          @Override
          public <T> void registerRPCEndpoint(
              String namespace, String function, Function<PluginRpcRequest, T> method) {
            methods.put(namespace + "_" + function, method);
          }
        });
    services.put(BlockchainService.class, node);
  }

  /** Services that there are only once the node runs. */
  public void nodeRuns() {
    services.put(BesuEvents.class, node);
    services.put(
        MetricsSystem.class,
        new MetricsSystem() {
          @Override
          public void createLongGauge(
              MetricCategory category, String name, String help, LongSupplier value) {
            gauges.put(category.getName() + "_" + name, value);
          }

          @Override
          public void createCounter(
              MetricCategory category, String name, String help, DoubleSupplier value) {
            counters.put(category.getName() + "_" + name, value);
          }
        });
  }

  private void addOptions(String namespace, Object bean) {
    for (Field field : bean.getClass().getDeclaredFields()) {
      CommandLine.Option option = field.getAnnotation(CommandLine.Option.class);
      for (String name : option == null ? new String[0] : option.names()) {
        if (!name.startsWith("--plugin-" + namespace + "-")) {
          throw new IllegalArgumentException(name + " is not an option of " + namespace);
        }
      }
    }
    options.put(namespace, bean);
  }

  /** The node reads its command line. */
  public void commandLine(String... arguments) {
    CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.create());
    options.forEach(
        (name, bean) ->
            line.getCommandSpec()
                .addMixin(name, CommandLine.Model.CommandSpec.forAnnotatedObject(bean)));
    options.clear();
    var unused = line.parseArgs(arguments);
  }

  public Object call(String method, Object... params) {
    return methods.get(method).apply(() -> params);
  }

  public long gauge(String name) {
    return gauges.get(name).getAsLong();
  }

  public double counter(String name) {
    return counters.get(name).getAsDouble();
  }

  @Override
  public <T extends BesuService> void addService(Class<T> type, T service) {
    services.put(type, service);
  }

  @Override
  public <T extends BesuService> Optional<T> getService(Class<T> type) {
    return Optional.ofNullable(services.get(type)).map(type::cast);
  }
}
