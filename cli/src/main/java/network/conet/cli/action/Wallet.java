package network.conet.cli.action;

import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Chain.Sent;
import network.conet.units.AccountAddress;
import network.conet.units.TokenAmount;

/** One account's tokens. */
public final class Wallet {
  private final Chain chain;
  private final SigningKey key;

  public Wallet(Chain chain, SigningKey key) {
    this.chain = chain;
    this.key = key;
  }

  /** Balance of any account. */
  public static TokenAmount balance(Chain chain, AccountAddress account) {
    return new TokenAmount(chain.read(chain.calls().token().balanceOf(account.hex())));
  }

  public Sent transfer(AccountAddress to, TokenAmount amount) {
    return chain.send(
        key, ContractName.CONET_TOKEN, chain.calls().token().transfer(to.hex(), amount.units()));
  }

  /** Gives the votes of this account's tokens to {@code to}; to itself to vote with them. */
  public Sent delegateVotes(AccountAddress to) {
    return chain.send(key, ContractName.CONET_TOKEN, chain.calls().token().delegate(to.hex()));
  }
}
