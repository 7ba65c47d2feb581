package org.hyperledger.besu.plugin;

import java.util.Optional;
import org.hyperledger.besu.plugin.services.BesuService;

/** Where a plugin gets the node's services. */
public interface ServiceManager {
  <T extends BesuService> void addService(Class<T> type, T service);

  <T extends BesuService> Optional<T> getService(Class<T> type);
}
