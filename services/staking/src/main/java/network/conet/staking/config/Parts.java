package network.conet.staking.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.consume.ChainConsumer;
import network.conet.chainevents.consume.ChainTopicReader;
import network.conet.chainevents.consume.FollowedBlocks;
import network.conet.chainevents.consume.SubjectMarks;
import network.conet.kafka.CheckTopics;
import network.conet.kafka.KafkaClient;
import network.conet.kafka.Party;
import network.conet.staking.chain.LogReader;
import network.conet.staking.db.JdbcMarks;
import network.conet.staking.db.JdbcProjection;
import network.conet.staking.sync.Contracts;
import network.conet.staking.sync.ReadMarked;
import network.conet.workers.Next;
import network.conet.workers.Worker;
import network.conet.workers.Workers;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/** What is made once from the settings. */
@ApplicationScoped
public class Parts {
  /** Of the chain's consumer, for ever: its rows in the database. */
  private static final String CONSUMER = "staking";

  /** Between looks for a new block; the consumer wakes the worker besides. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  @Produces
  @ApplicationScoped
  Web3j web3j(StakingConfig config) {
    return Web3j.build(new HttpService(config.rpcUrl().toString()));
  }

  void close(@Disposes Web3j web3j) {
    web3j.shutdown();
  }

  @Produces
  @Singleton
  ContractAddresses contracts(StakingConfig config) {
    return ContractAddresses.read(config.contractsFile());
  }

  @Produces
  @Singleton
  ChainConsumer chainConsumer(
      StakingConfig config, ContractAddresses contracts, DataSource database) {
    return new ChainConsumer(
        database,
        CONSUMER,
        FollowedChain.of(
            contracts.chainId(), contracts.deployBlock(), contracts.contracts().values()),
        new JdbcProjection(new LogReader(contracts), new SubjectMarks(CONSUMER)),
        config.rebuild().orElse(""),
        Clock.systemUTC());
  }

  @Produces
  @Singleton
  Workers workers(
      StakingConfig config,
      ChainConsumer consumer,
      DataSource database,
      Contracts.After contracts) {
    ReadMarked read =
        new ReadMarked(
            new JdbcMarks(database, new FollowedBlocks(CONSUMER), new SubjectMarks(CONSUMER)),
            contracts);
    Worker reading = new Worker("contracts", PAUSE, () -> Next.atOnceIf(read.step()));
    KafkaClient kafka = KafkaClient.of(config.kafka());
    return new Workers(
        CheckTopics.worker(kafka, Party.STAKING),
        ChainTopicReader.worker(consumer, kafka, reading::wake),
        reading);
  }
}
