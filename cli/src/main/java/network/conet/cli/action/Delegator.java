package network.conet.cli.action;

import java.math.BigInteger;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.api.Refusal;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Chain.Sent;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** Puts tokens behind nodes, or behind one's own node more of them, and takes them out. */
public final class Delegator {
  private static final BigInteger MOST_WITHDRAWN_AT_ONCE = BigInteger.valueOf(32);

  private final Chain chain;
  private final SigningKey key;

  public Delegator(Chain chain, SigningKey key) {
    this.chain = chain;
    this.key = key;
  }

  public Sent delegate(NodeId node, TokenAmount amount) {
    Permit permit = Permit.of(chain, key, ContractName.STAKING, amount);
    return chain.send(
        key,
        ContractName.STAKING,
        chain
            .calls()
            .staking()
            .delegateWithPermit(
                node.toBytes(),
                amount.units(),
                permit.deadline(),
                permit.v(),
                permit.r(),
                permit.s()));
  }

  /** Starts to unbond what is worth {@code amount} now; everything if that is all there is. */
  public Sent undelegate(NodeId node, TokenAmount amount) {
    BigInteger shares = shares(node, amount);
    return new Unbonding(chain, key)
        .inItsTime(
            node,
            () ->
                chain.send(
                    key,
                    ContractName.STAKING,
                    chain.calls().staking().undelegate(node.toBytes(), shares)));
  }

  /** Starts to move what is worth {@code amount} now to another node. */
  public Sent redelegate(NodeId from, NodeId to, TokenAmount amount) {
    BigInteger shares = shares(from, amount);
    return new Unbonding(chain, key)
        .inItsTime(
            from,
            () ->
                chain.send(
                    key,
                    ContractName.STAKING,
                    chain.calls().staking().redelegate(from.toBytes(), to.toBytes(), shares)));
  }

  /** Takes out everything that has unbonded. */
  public Sent withdraw(NodeId node) {
    return new Unbonding(chain, key)
        .inItsTime(
            node,
            () ->
                chain.send(
                    key,
                    ContractName.STAKING,
                    chain
                        .calls()
                        .staking()
                        .withdraw(node.toBytes(), key.address().hex(), MOST_WITHDRAWN_AT_ONCE)));
  }

  private BigInteger shares(NodeId node, TokenAmount amount) {
    String account = key.address().hex();
    BigInteger shares = chain.read(chain.calls().staking().sharesOf(node.toBytes(), account));
    TokenAmount value =
        new TokenAmount(chain.read(chain.calls().staking().stakeOf(node.toBytes(), account)));
    if (amount.isZero()) {
      throw new Refusal("AMOUNT_IS_ZERO", "There is nothing to do with an amount of zero.");
    }
    if (amount.isMoreThan(value)) {
      throw new Refusal(
          "MORE_THAN_STAKED",
          "You have " + value.toTokens() + " at this node, less than " + amount.toTokens() + ".");
    }
    return amount.equals(value)
        ? shares
        : shares.multiply(amount.units()).divide(value.units()).max(BigInteger.ONE);
  }
}
