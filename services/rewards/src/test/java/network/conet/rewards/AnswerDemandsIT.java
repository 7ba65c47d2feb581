package network.conet.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.SigningKey;
import network.conet.chainaccess.node.EthNode;
import network.conet.chainaccess.node.EthNodes;
import network.conet.events.OutboxEvent;
import network.conet.rewards.answer.AnswerDemands;
import network.conet.rewards.answer.SmallEpochs;
import network.conet.rewards.attest.AskOnce;
import network.conet.rewards.attest.CallData;
import network.conet.rewards.attest.EpochAnchor;
import network.conet.rewards.attest.TransactionDesk;
import network.conet.rewards.chain.ContractDemands;
import network.conet.rewards.chain.ContractEpochAnchor;
import network.conet.rewards.chain.RpcChainState;
import network.conet.rewards.db.Databases;
import network.conet.rewards.db.JdbcAnchorCalls;
import network.conet.rewards.db.JdbcAnchorLog;
import network.conet.rewards.db.JdbcEpochLeaves;
import network.conet.rewards.db.JdbcEpochLedger;
import network.conet.rewards.db.JdbcSession;
import network.conet.rewards.epoch.Attempt;
import network.conet.rewards.epoch.ComputeEpoch;
import network.conet.rewards.epoch.ComputedEpoch;
import network.conet.rewards.epoch.EpochDigest;
import network.conet.rewards.tree.AccountsTree;
import network.conet.rewards.tree.TreeTag;
import network.conet.testing.AnvilNode;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;
import network.conet.units.TxHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** True epochs, held up on the real contracts by somebody with a bond, stand. */
class AnswerDemandsIT {
  private static final int DELAY = 100;

  private final SigningKey key = SigningKey.generate(new SecureRandom());
  private final JdbcSession session = new JdbcSession(Databases.fresh());
  private final JdbcEpochLedger ledger =
      new JdbcEpochLedger(session, epoch -> new OutboxEvent("t", new byte[1], new byte[1]));
  private AnvilNode node;
  private TestRpc rpc;
  private ContractAddresses addresses;
  private RpcChainState chain;
  private EpochAnchor anchor;
  private Challenger challenger;
  private Instant end;

  /** Sends a key once, as the chain service does. */
  private final Map<String, String> sent = new HashMap<>();

  @BeforeEach
  void deploy() throws IOException {
    node =
        AnvilNode.start(
            "--gas-price", "0", "--block-base-fee-per-gas", "0", "--gas-limit", "1000000000");
    rpc = new TestRpc(node.url());
    Path folder = Files.createTempDirectory("conet-answers-test");
    Path figures =
        NetworkOnAnvil.figures(
            folder, 2 * DELAY, Map.of("activationDelay", DELAY, "unbondingTime", 1_000));
    Path contracts = folder.resolve("contracts.json");
    NetworkOnAnvil.deploy(node, key.address(), NetworkOnAnvil.HOLDER, figures, contracts);
    addresses = ContractAddresses.read(contracts);
    EthNode own = EthNodes.connect(node.url());
    chain = new RpcChainState(own, addresses);
    TransactionDesk desk = this::send;
    anchor = new ContractEpochAnchor(own, addresses, key.address(), desk);
    challenger = new Challenger(rpc, addresses);
    challenger.approveBonds();
    end = chain.genesis();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private EpochAnchor.Outcome send(String idempotencyKey, AccountAddress to, CallData data) {
    String hash = sent.computeIfAbsent(idempotencyKey, unused -> rpc.send(to, data.hex()));
    JsonNode receipt = rpc.receipt(hash);
    return receipt.path("status").asText().equals("0x1")
        ? new EpochAnchor.Outcome.Confirmed(new TxHash(hash))
        : new EpochAnchor.Outcome.Reverted(receipt.toString());
  }

  /** A service that has just started: it knows what the database and the chain hold. */
  private AnswerDemands answering() {
    return new AnswerDemands(
        new JdbcAnchorLog(session),
        ledger,
        new JdbcEpochLeaves(session),
        new ContractDemands(EthNodes.connect(node.url()), addresses, Clock.systemUTC()),
        new AskOnce(new JdbcAnchorCalls(session), anchor, Clock.systemUTC()));
  }

  @Test
  void demandsAndDisputesOfATrueEpochAreAnsweredAndItActivates() {
    ComputedEpoch one = anchored(1, ComputeEpoch.Previous.none());
    pass(DELAY);
    assertThat(anchor.submit("activate", new EpochAnchor.Request.Activate()))
        .isInstanceOf(EpochAnchor.Outcome.Confirmed.class);
    ComputedEpoch two =
        anchored(
            2,
            new ComputeEpoch.Previous(
                one.digest(), ledger.cumulativeAfter(EpochId.of(1)), Attempt.FIRST));

    for (TreeTag tree : TreeTag.values()) {
      challenger.demandLeaf(two.header(), tree, 0);
      challenger.demandLeaf(two.header(), tree, 2);
      challenger.demandLeaf(two.header(), tree, Long.MAX_VALUE);
    }
    for (int path = 0; path < 8; path++) {
      challenger.demandAccount(two.header(), path);
    }
    dispute(two, one, SmallEpochs.OWNER);
    dispute(two, one, SmallEpochs.DELEGATOR);

    AnswerDemands answering = answering();
    answering.answer();
    assertThat(answering.waiting()).isEqualTo(19);
    assertThat(events(ContractName.OPENING_CHALLENGES, "Opened(uint256,address)")).isEqualTo(17);
    assertThat(events(ContractName.ACCOUNT_CHALLENGES, "DisputeAnswered(uint256,address)"))
        .isEqualTo(2);
    answering.answer();
    AnswerDemands restarted = answering();
    restarted.answer();
    assertThat(restarted.waiting()).isZero();
    assertThat(sent.keySet().stream().filter(name -> name.startsWith("answer"))).hasSize(19);

    pass(2 * DELAY);
    assertThat(anchor.submit("activate again", new EpochAnchor.Request.Activate()))
        .isInstanceOf(EpochAnchor.Outcome.Confirmed.class);
    assertThat(events(ContractName.EPOCH_ANCHOR, "EpochActivated(uint64,bytes32)")).isEqualTo(2);
  }

  @Test
  void anEpochThatWasNotComputedHereIsNotDefended() {
    ComputedEpoch foreign = compute(1, ComputeEpoch.Previous.none());
    anchor(foreign);
    challenger.demandLeaf(foreign.header(), TreeTag.NODES, 0);
    AnswerDemands answering = answering();
    answering.answer();
    assertThat(answering.waiting()).isZero();
    assertThat(events(ContractName.OPENING_CHALLENGES, "Opened(uint256,address)")).isZero();
  }

  private void dispute(ComputedEpoch epoch, ComputedEpoch before, AccountAddress account) {
    AccountsTree.Builder tree = new AccountsTree.Builder();
    Map<AccountAddress, TokenAmount> amounts = new HashMap<>();
    ledger
        .cumulativeAfter(epoch.header().epoch())
        .forEach(
            (other, amount) -> {
              tree.add(other, amount);
              amounts.put(other, amount);
            });
    TokenAmount amount = amounts.get(account);
    List<Hash32> proof = tree.build().proof(account, amount).orElseThrow();
    challenger.disputeAccount(epoch, before.header(), account, amount, proof);
  }

  private ComputedEpoch anchored(int number, ComputeEpoch.Previous previous) {
    ComputedEpoch epoch = compute(number, previous);
    session.run(() -> ledger.store(epoch, key.sign(epoch.digest()), List.of(), Instant.now()));
    anchor(epoch);
    return epoch;
  }

  private void anchor(ComputedEpoch epoch) {
    assertThat(
            anchor.submit(
                "anchor" + epoch.header().epoch(),
                new EpochAnchor.Request.Anchor(
                    EpochDigest.encode(epoch.header()), List.of(key.sign(epoch.digest())))))
        .isInstanceOf(EpochAnchor.Outcome.Confirmed.class);
  }

  private ComputedEpoch compute(int number, ComputeEpoch.Previous previous) {
    pass(chain.epochLength().toSeconds());
    JsonNode block = rpc.block(rpc.head());
    Instant before = end;
    end = Instant.ofEpochSecond(Long.decode(block.get("timestamp").asText()));
    return SmallEpochs.compute(
        new EpochDigest(addresses.chainId().number(), addresses.address(ContractName.EPOCH_ANCHOR)),
        new SmallEpochs.Place(
            EpochId.of(number),
            BlockNumber.of(Long.decode(block.get("number").asText())),
            Hash32.parse(block.get("hash").asText()),
            end),
        chain.emission(before, end),
        previous);
  }

  private void pass(long seconds) {
    rpc.call("evm_increaseTime", seconds);
    rpc.call("evm_mine");
  }

  private int events(ContractName contract, String signature) {
    return rpc.events(addresses.address(contract), signature);
  }
}
