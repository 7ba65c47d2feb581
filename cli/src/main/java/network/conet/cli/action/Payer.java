package network.conet.cli.action;

import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Chain.Sent;
import network.conet.units.TokenAmount;

/** A client's money: what it has prepaid, and what it has committed to vouchers. */
public final class Payer {
  private final Chain chain;
  private final SigningKey key;

  public Payer(Chain chain, SigningKey key) {
    this.chain = chain;
    this.key = key;
  }

  /** Prepays and commits in one transaction: vouchers can then be had for it. */
  public Sent prepayAndCommit(TokenAmount amount) {
    Permit permit = Permit.of(chain, key, ContractName.ESCROW, amount);
    return chain.send(
        key,
        ContractName.ESCROW,
        chain
            .calls()
            .escrow()
            .prepayAndCommitWithPermit(
                amount.units(), permit.deadline(), permit.v(), permit.r(), permit.s()));
  }

  /** Prepays; the money can be withdrawn again until it is committed. */
  public Sent prepay(TokenAmount amount) {
    Permit permit = Permit.of(chain, key, ContractName.ESCROW, amount);
    return chain.send(
        key,
        ContractName.ESCROW,
        chain
            .calls()
            .escrow()
            .prepayWithPermit(
                amount.units(), permit.deadline(), permit.v(), permit.r(), permit.s()));
  }

  public Sent requestWithdrawal(TokenAmount amount) {
    return chain.send(
        key, ContractName.ESCROW, chain.calls().escrow().requestWithdrawal(amount.units()));
  }

  public Sent withdraw() {
    return chain.send(key, ContractName.ESCROW, chain.calls().escrow().withdraw());
  }
}
