package network.conet.besuplugin.config;

import java.math.BigInteger;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import network.conet.besuplugin.chain.BesuChain;
import network.conet.besuplugin.epoch.EpochBook;
import network.conet.besuplugin.epoch.EpochState;
import network.conet.besuplugin.kafka.KafkaBlocksTopic;
import network.conet.besuplugin.rpc.StreamView;
import network.conet.besuplugin.stream.HeadQueue;
import network.conet.besuplugin.stream.StreamChain;
import network.conet.besuplugin.stream.StreamStatus;
import network.conet.besuplugin.stream.StreamStopped;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainevents.FollowedChain;
import network.conet.units.AccountAddress;
import network.conet.units.EpochId;
import network.conet.workers.Next;
import network.conet.workers.Worker;
import org.hyperledger.besu.plugin.services.BesuEvents;
import org.hyperledger.besu.plugin.services.BlockchainService;
import org.jspecify.annotations.Nullable;

/** The parts of a plugin that runs, and the worker that runs them. */
final class RunningStream implements StreamView, AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ConetOptions.Valid options;
  private final BlockchainService blockchain;
  private final BesuEvents events;
  private final HeadQueue queue;
  private final KafkaBlocksTopic topic;
  private final Worker worker;
  private volatile @Nullable Parts parts;

  private record Parts(StreamChain stream, BesuChain chain, EpochBook epochs, long listener) {}

  RunningStream(ConetOptions.Valid options, BlockchainService blockchain, BesuEvents events) {
    this.options = options;
    this.blockchain = blockchain;
    this.events = events;
    this.queue = new HeadQueue(options.queueBlocks());
    this.topic = new KafkaBlocksTopic(options.kafka(), options.source());
    this.worker = new Worker("conet stream", PAUSE, this::step).endedBy(topic::close);
  }

  RunningStream start() {
    var unused = worker.start();
    return this;
  }

  private Next step() {
    // Kafka loads by the thread's class loader; a node's own does not see the plugins folder
    Thread.currentThread().setContextClassLoader(RunningStream.class.getClassLoader());
    Parts current = parts;
    if (current == null) {
      if (!Files.exists(options.contractsFile())) {
        return Next.AFTER_PAUSE;
      }
      current = assembled();
      parts = current;
    }
    return Next.atOnceIf(current.stream().step());
  }

  private Parts assembled() {
    ContractAddresses addresses = ContractAddresses.read(options.contractsFile());
    BigInteger here = blockchain.getChainId().orElse(BigInteger.ZERO);
    if (!here.equals(BigInteger.valueOf(addresses.chainId().number()))) {
      throw new StreamStopped(
          "%s is of chain %s, and this node of chain %s"
              .formatted(options.contractsFile(), addresses.chainId(), here));
    }
    Set<AccountAddress> contracts = Set.copyOf(addresses.contracts().values());
    FollowedChain followed =
        FollowedChain.of(addresses.chainId(), addresses.deployBlock(), contracts);
    EpochBook epochs = new EpochBook(addresses.address(ContractName.EPOCH_ANCHOR));
    BesuChain chain = new BesuChain(blockchain, contracts);
    StreamChain stream =
        new StreamChain(followed, options.source(), chain, topic, queue, epochs::see);
    return new Parts(
        stream, chain, epochs, events.addBlockAddedListener(chain.listener(queue, worker::wake)));
  }

  @Override
  public String source() {
    return options.source();
  }

  @Override
  public StreamStatus status() {
    Parts current = parts;
    return current == null ? StreamStatus.NONE : current.stream().status();
  }

  @Override
  public int queued() {
    return queue.size();
  }

  @Override
  public long leftOutOfQueue() {
    return queue.leftOut();
  }

  @Override
  public Optional<String> failure() {
    Optional<String> failed = worker.failure().map(Object::toString);
    return failed.isEmpty() && parts == null
        ? Optional.of(options.contractsFile() + " is not there yet")
        : failed;
  }

  @Override
  public Optional<EpochState> epoch(Optional<EpochId> epoch) {
    Parts current = parts;
    if (current == null) {
      return Optional.empty();
    }
    return epoch.isPresent()
        ? current.epochs().find(epoch.get(), current.chain()::has)
        : current.epochs().newest(current.chain()::has);
  }

  @Override
  public void close() {
    Parts current = parts;
    if (current != null) {
      events.removeBlockAddedListener(current.listener());
    }
    worker.close();
  }
}
