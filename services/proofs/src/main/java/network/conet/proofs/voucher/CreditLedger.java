package network.conet.proofs.voucher;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.conet.evidence.voucher.BlindSignature;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;

/** What payers committed, and what was signed against it. */
public interface CreditLedger {
  /** Keeps every other request of this payer out until the running transaction ends. */
  void hold(AccountAddress payer);

  /**
   * Committed less debited. Below zero if the chain took back a commitment that was already spent:
   * what was spent stays spent, and nothing more is issued until new credit makes up for it.
   */
  BigInteger balance(AccountAddress payer);

  /** The earlier answer to this payer's request id. */
  Optional<Answer> answer(AccountAddress payer, Hash32 requestId);

  void debit(AccountAddress payer, Hash32 requestId, TokenAmount cost, Answer answer);

  /**
   * What was answered to which request.
   *
   * @param requestDigest what the payer signed
   */
  record Answer(Hash32 requestDigest, List<BlindSignature> signatures) {
    public Answer {
      signatures = List.copyOf(signatures);
    }
  }
}
