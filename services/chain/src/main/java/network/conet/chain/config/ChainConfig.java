package network.conet.chain.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may set. */
@ConfigMapping(prefix = "conet.chain")
public interface ChainConfig {
  /** JSON-RPC of an EVM node. */
  URI rpcUrl();

  /** The addresses that the deployment wrote. */
  Path contractsFile();

  /** The keystore of the account that sends the services' transactions. */
  Path keyFile();

  Path keyPasswordFile();

  String kafka();

  /** The gateway as clients reach it. */
  Optional<String> publicUrl();

  /** The node as clients reach it. */
  Optional<String> publicRpcUrl();

  /** Sizes in bytes of the vouchers on sale. */
  Optional<List<Long>> denominations();

  /** How long to wait at the head of the chain before looking again. */
  @WithDefault("PT0.25S")
  Duration pollInterval();

  /** How many blocks one step may take when the chain is far ahead. */
  @WithDefault("100")
  int blocksPerStep();

  /** When a transaction that is in no block is sent again. */
  @WithDefault("PT5S")
  Duration resendAfter();

  /** When a transaction that is in no block is called unknown. */
  @WithDefault("PT2M")
  Duration unknownAfter();
}
