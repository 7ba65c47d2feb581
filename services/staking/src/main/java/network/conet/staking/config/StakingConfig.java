package network.conet.staking.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import network.conet.kafka.KafkaSettings;

/** What the service needs beside its database and realm. */
@ConfigMapping(prefix = "conet.staking")
public interface StakingConfig {
  /** JSON-RPC of an EVM node. */
  @WithName("rpc-url")
  URI rpcUrl();

  /** Addresses written by the deployment. */
  @WithName("contracts-file")
  Path contractsFile();

  KafkaSettings kafka();

  /** Another value than the last one has the read model rebuilt from the first block. */
  Optional<String> rebuild();
}
