package org.hyperledger.besu.plugin.services.metrics;

import java.util.Optional;

/** Which metrics belong together: a node's options switch them on by category. */
public interface MetricCategory {
  String getName();

  /** What stands before the name; nothing for none. */
  Optional<String> getApplicationPrefix();
}
