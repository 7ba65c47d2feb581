package network.conet.rewards.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import network.conet.kafka.KafkaSettings;

/** What an operator may set. */
@ConfigMapping(prefix = "conet.rewards")
public interface RewardsConfig {
  /**
   * JSON-RPC of the verifier's own node; several, separated by commas, stand in for one another.
   */
  String rpcUrl();

  /** The addresses that the deployment wrote. */
  Path contractsFile();

  /** The keystore of the key that this verifier is bonded with. */
  Path keyFile();

  Path keyPasswordFile();

  KafkaSettings kafka();

  /** Another value than the last one has the chain's rows built again from the first block. */
  Optional<String> rebuild();

  /** host:port of proofs. */
  String proofsGrpc();

  /** host:port of the chain service; needed by the anchoring instance only. */
  @WithDefault("localhost:0")
  String chainGrpc();

  /** host:port of the anchoring instance; needed by all the others. */
  @WithDefault("localhost:0")
  String rewardsGrpc();

  /** Whether this instance collects attestations and anchors. */
  @WithDefault("false")
  boolean anchors();

  /** Epochs of a voucher window, as everywhere in the network. */
  int windowEpochs();

  /** How often to look whether there is something to do. */
  @WithDefault("PT1S")
  Duration pollInterval();
}
