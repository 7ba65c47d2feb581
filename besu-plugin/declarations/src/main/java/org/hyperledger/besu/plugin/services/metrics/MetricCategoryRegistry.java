package org.hyperledger.besu.plugin.services.metrics;

import org.hyperledger.besu.plugin.services.BesuService;

/** The categories that a node's options may name. */
public interface MetricCategoryRegistry extends BesuService {
  void addMetricCategory(MetricCategory category);
}
