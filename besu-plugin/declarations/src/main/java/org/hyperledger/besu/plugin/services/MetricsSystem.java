package org.hyperledger.besu.plugin.services;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.hyperledger.besu.plugin.services.metrics.MetricCategory;

/** The node's metrics. */
public interface MetricsSystem extends BesuService {
  void createLongGauge(MetricCategory category, String name, String help, LongSupplier value);

  void createCounter(MetricCategory category, String name, String help, DoubleSupplier value);
}
