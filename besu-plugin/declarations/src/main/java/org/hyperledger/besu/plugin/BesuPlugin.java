package org.hyperledger.besu.plugin;

import java.util.concurrent.CompletableFuture;

/** What a Besu finds by {@code META-INF/services} in the jars of its plugins folder. */
public interface BesuPlugin {
  default String getName() {
    return getClass().getSimpleName();
  }

  /** Before options are read: options, RPC methods and metric categories are announced here. */
  void register(ServiceManager context);

  default void beforeExternalServices() {}

  /** Events and metrics are there from here on. */
  void start();

  default void afterExternalServicePostMainLoop() {}

  default CompletableFuture<Void> reloadConfiguration() {
    return CompletableFuture.completedFuture(null);
  }

  void stop();

  default String getVersion() {
    return String.valueOf(getClass().getPackage().getImplementationVersion());
  }
}
