package network.conet.chain.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.kafka.KafkaSettings;

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

  KafkaSettings kafka();

  /** The gateway as clients reach it. */
  Optional<String> publicUrl();

  /** The node as clients reach it. */
  Optional<String> publicRpcUrl();

  /** Sizes in bytes of the vouchers on sale. */
  Optional<List<Long>> denominations();

  /**
   * Whether the chain's blocks are told from here; where a Besu's plugin does it they need not be.
   */
  @WithDefault("true")
  boolean writesBlocks();

  /** How long to wait at the head of the chain before looking again. */
  @WithDefault("PT0.25S")
  Duration pollInterval();

  /** How many blocks one step may take when the chain is far ahead. */
  @WithDefault("100")
  int blocksPerStep();

  /** When a transaction that is in no block is first sent again. */
  @WithDefault("PT5S")
  Duration resendAfter();

  /** When a transaction that is in no block is called unknown. */
  @WithDefault("PT2M")
  Duration unknownAfter();

  /** When one is dropped that the chain could not carry out as things are. */
  @WithDefault("PT10M")
  Duration dropHopelessAfter();

  /** When one that is in no block is dropped in any case. */
  @WithDefault("PT1H")
  Duration dropAfter();

  /** How many blocks must stand on the one that used a nonce before it counts as used for good. */
  @WithDefault("12")
  int confirmations();

  /** How many nonces above the next one a transaction may be. */
  @WithDefault("64")
  int noncesAhead();

  /** How many transactions of one account may be open. */
  @WithDefault("64")
  int openOfAccount();

  /** How many transactions that one caller sent in may be open. */
  @WithDefault("256")
  int openOfCaller();

  /** How many transactions that were sent in may be open in all. */
  @WithDefault("20000")
  int openOfAll();

  /** How long what a block has can be asked for here. */
  @WithDefault("P30D")
  Duration keepSettled();

  /** How long what was dropped can be asked for. */
  @WithDefault("P2D")
  Duration keepDropped();

  /** How long a call's idempotency key is remembered. */
  @WithDefault("P400D")
  Duration keepCalls();

  /** Client ids that may have the calls signed which the rewards service makes. */
  @WithDefault("svc-rewards-1,svc-rewards-2,svc-rewards-3")
  Set<String> rewardsCallers();
}
