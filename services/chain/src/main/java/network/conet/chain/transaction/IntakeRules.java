package network.conet.chain.transaction;

import java.util.Optional;
import network.conet.chainaccess.Nonce;
import network.conet.chainaccess.Wei;

/** What a transaction must be for the chain to be able to carry it out soon. */
final class IntakeRules {
  private static final long TRANSACTION_GAS = 21_000;
  private static final long ZERO_BYTE_GAS = 4;
  private static final long BYTE_GAS = 16;

  private final IntakeLimits limits;

  IntakeRules(IntakeLimits limits) {
    this.limits = limits;
  }

  Optional<Submission.Refused> refusalOf(
      DecodedTransaction transaction, SenderOnChain sender, FeeMarket market) {
    return gas(transaction, market)
        .or(() -> fee(transaction.fees(), market))
        .or(() -> nonce(transaction.nonce(), sender.next()))
        .or(() -> funds(transaction, sender));
  }

  private static Optional<Submission.Refused> gas(
      DecodedTransaction transaction, FeeMarket market) {
    long least = TRANSACTION_GAS;
    for (byte b : transaction.data().toBytes()) {
      least += b == 0 ? ZERO_BYTE_GAS : BYTE_GAS;
    }
    long limit = transaction.fees().limit().units();
    if (limit < least) {
      return refused(
          ErrorCode.GAS_OUT_OF_BOUNDS, "its gas limit is " + limit + ", it needs " + least);
    }
    return limit > market.blockLimit().units()
        ? refused(
            ErrorCode.GAS_OUT_OF_BOUNDS,
            "its gas limit is " + limit + ", a block has " + market.blockLimit().units())
        : Optional.empty();
  }

  private static Optional<Submission.Refused> fee(Fees fees, FeeMarket market) {
    if (fees.maxPrice().isBelow(fees.maxTip())) {
      return refused(ErrorCode.FEE_TOO_LOW, "it offers a higher tip than its highest price");
    }
    return fees.maxPrice().isBelow(market.baseFee())
        ? refused(
            ErrorCode.FEE_TOO_LOW,
            "it offers "
                + fees.maxPrice()
                + " for a unit of gas, the chain asks "
                + market.baseFee())
        : Optional.empty();
  }

  private Optional<Submission.Refused> nonce(Nonce nonce, Nonce next) {
    if (nonce.number() < next.number()) {
      return refused(
          ErrorCode.NONCE_USED,
          "nonce " + nonce.number() + " is used; the next one is " + next.number());
    }
    return nonce.number() - next.number() >= limits.ahead()
        ? refused(
            ErrorCode.NONCE_TOO_FAR,
            "the chain would execute nonce "
                + next.number()
                + " next; "
                + nonce.number()
                + " is too far above it")
        : Optional.empty();
  }

  private static Optional<Submission.Refused> funds(
      DecodedTransaction transaction, SenderOnChain sender) {
    Wei needed = transaction.fees().upfront().plus(transaction.value());
    return sender.balance().isBelow(needed)
        ? refused(
            ErrorCode.UNFUNDED,
            "its gas may cost " + needed + ", the account has " + sender.balance())
        : Optional.empty();
  }

  private static Optional<Submission.Refused> refused(ErrorCode code, String detail) {
    return Optional.of(new Submission.Refused(code, detail));
  }
}
