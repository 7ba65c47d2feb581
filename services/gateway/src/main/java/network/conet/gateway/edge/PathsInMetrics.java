package network.conet.gateway.edge;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import network.conet.gateway.route.RouteTable;

/**
 * Counts requests by resource alone: which account, node or transaction somebody looked up must not
 * be read from the metrics, nor make a series of its own for each.
 */
public class PathsInMetrics {
  @Produces
  @Singleton
  MeterFilter byResource() {
    return MeterFilter.replaceTagValues("uri", RouteTable::resource);
  }

  /** The server of health and metrics and the public one count under the same names. */
  @Produces
  @Singleton
  MeterFilter ofBothServers() {
    return MeterFilter.ignoreTags("server.port");
  }
}
