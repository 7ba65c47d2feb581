package network.conet.chain.transaction;

import java.time.Clock;
import java.util.Optional;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.Nonce;
import network.conet.units.AccountAddress;

/** Makes transactions of the service's own key, ready to be stored. */
public final class SignWithServiceKey {
  private final ServiceKey key;
  private final EnvelopeReader reader;
  private final Clock clock;

  public SignWithServiceKey(ServiceKey key, EnvelopeReader reader, Clock clock) {
    this.key = key;
    this.reader = reader;
    this.clock = clock;
  }

  AccountAddress address() {
    return key.address();
  }

  Fees offer(Gas limit) {
    return key.offer(limit);
  }

  StoredTransaction sign(
      Optional<CallId> call, Nonce nonce, AccountAddress to, CallData data, Fees fees) {
    SignedEnvelope envelope = key.sign(nonce, to, data, fees);
    return switch (reader.read(envelope)) {
      case EnvelopeReader.Reading.Transaction(DecodedTransaction decoded) ->
          StoredTransaction.pending(decoded, to, envelope, call, clock.instant());
      case EnvelopeReader.Reading.Unreadable(String why) ->
          throw new IllegalStateException("cannot read what was just signed: " + why);
    };
  }
}
