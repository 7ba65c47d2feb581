package network.conet.localnet.demo;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.EventDecoder;
import network.conet.cli.chain.Chain;
import network.conet.contracts.ConetToken;
import network.conet.contracts.EpochAnchor;
import network.conet.contracts.Escrow;
import network.conet.contracts.RewardDistributor;
import network.conet.units.Hash32;
import network.conet.units.Hex;
import network.conet.units.TokenAmount;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Type;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.core.methods.request.EthFilter;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.Log;

/**
 * The books, from the chain alone: claimed + claimable + treasury + burned + escrow = minted + paid
 * in. Claimable is what settled epochs owe by their headers less what was claimed; it must lie in
 * the distributor to the unit.
 */
public final class Money {
  private static final Duration SETTLED = Duration.ofSeconds(180);

  private final Stage stage;

  public Money(Stage stage) {
    this.stage = stage;
  }

  public String theBooksBalance() throws Exception {
    return Await.until("balanced books between two epochs", SETTLED, this::atOneBlock);
  }

  /**
   * The figures at one block at which all activated epochs are settled; empty until there is one.
   */
  private Optional<String> atOneBlock() throws Exception {
    Chain chain = stage.client().chain();
    BigInteger block = chain.web3j().ethBlockNumber().send().getBlockNumber();
    DefaultBlockParameter at = DefaultBlockParameter.valueOf(block);
    EpochAnchor anchor = chain.calls().anchor();
    anchor.setDefaultBlockParameter(at);
    if (!chain.read(anchor.settledEpoch()).equals(chain.read(anchor.activatedEpoch()))) {
      return Optional.empty();
    }
    ConetToken token = chain.calls().token();
    token.setDefaultBlockParameter(at);
    BigInteger claimed =
        sum(chain, at, ContractName.REWARD_DISTRIBUTOR, RewardDistributor.CLAIMED_EVENT, 2)
            .add(
                sum(
                    chain,
                    at,
                    ContractName.REWARD_DISTRIBUTOR,
                    RewardDistributor.COMPOUNDED_EVENT,
                    2));
    BigInteger owed = sum(chain, at, ContractName.EPOCH_ANCHOR, EpochAnchor.EPOCHSETTLED_EVENT, 2);
    BigInteger treasury =
        sum(chain, at, ContractName.EPOCH_ANCHOR, EpochAnchor.EPOCHSETTLED_EVENT, 3);
    BigInteger burned =
        sum(chain, at, ContractName.EPOCH_ANCHOR, EpochAnchor.EPOCHSETTLED_EVENT, 4);
    BigInteger escrow = balance(chain, token, ContractName.ESCROW);
    BigInteger inDistributor = balance(chain, token, ContractName.REWARD_DISTRIBUTOR);
    BigInteger minted = chain.read(token.emitted());
    BigInteger paidIn =
        sum(chain, at, ContractName.ESCROW, Escrow.PREPAID_EVENT, 1)
            .subtract(sum(chain, at, ContractName.ESCROW, Escrow.WITHDRAWN_EVENT, 1));
    BigInteger claimable = owed.subtract(claimed);
    StepFailure.unless(
        inDistributor.equals(claimable),
        "the distributor holds " + inDistributor + ", settled epochs owe " + claimable);
    BigInteger left = claimed.add(claimable).add(treasury).add(burned).add(escrow);
    BigInteger right = minted.add(paidIn);
    StepFailure.unless(
        left.equals(right), "the books are off by " + left.subtract(right) + " at block " + block);
    return Optional.of(
        "at block %s: claimed %s + claimable %s + treasury %s + burned %s + escrow %s = minted %s + paid in %s"
            .formatted(
                block,
                tokens(claimed),
                tokens(claimable),
                tokens(treasury),
                tokens(burned),
                tokens(escrow),
                tokens(minted),
                tokens(paidIn)));
  }

  private static BigInteger balance(Chain chain, ConetToken token, ContractName holder) {
    return chain.read(token.balanceOf(chain.network().address(holder).hex()));
  }

  /** Adds up one value of all events of a kind, up to a block. */
  private static BigInteger sum(
      Chain chain, DefaultBlockParameter to, ContractName contract, Event event, int value)
      throws IOException {
    EthFilter filter =
        new EthFilter(
            DefaultBlockParameter.valueOf(
                BigInteger.valueOf(chain.network().contracts().deployBlock().number())),
            to,
            chain.network().address(contract).hex());
    filter.addSingleTopic(EventDecoder.topicOf(event).hex());
    BigInteger total = BigInteger.ZERO;
    for (EthLog.LogResult<?> result : chain.web3j().ethGetLogs(filter).send().getLogs()) {
      Log log = (Log) result.get();
      List<Hash32> topics = log.getTopics().stream().map(Hash32::parse).toList();
      List<Type<?>> values =
          EventDecoder.decode(event, topics, Hex.parse(log.getData()))
              .orElseThrow(() -> new IOException("an event of another shape: " + log));
      total = total.add((BigInteger) values.get(value).getValue());
    }
    return total;
  }

  private static String tokens(BigInteger units) {
    return new TokenAmount(units).toTokens();
  }
}
