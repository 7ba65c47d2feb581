package network.conet.proofs.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import network.conet.kafka.KafkaSettings;

/** The settings of docs/architecture.md that this service needs. */
@ConfigMapping(prefix = "conet.proofs")
public interface ProofsConfig {
  KafkaSettings kafka();

  /** Another value than the last one has the chain's rows built again from the first block. */
  Optional<String> rebuild();

  /** JSON-RPC of an EVM node; several, separated by commas, stand in for one another. */
  String rpcUrl();

  /** How long to wait at the start for a node that knows the contracts. */
  Duration rpcPatience();

  Path contractsFile();

  /** At least 32 bytes that seal the issuer's keys; losing it loses the keys. */
  Path issuerSecretFile();

  /** Epochs in a voucher window. */
  int windowEpochs();

  /** Sizes of vouchers in bytes. */
  Set<Long> denominations();

  /** Blocks on top of a snapshot block before it is taken as final; 0 on QBFT. */
  int confirmations();
}
