package network.conet.issuer.request;

import java.util.List;
import java.util.Optional;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.request.Wanted;
import network.conet.tickets.rsa.BlindSignature;
import network.conet.units.Hash32;

/**
 * A request that is paid for.
 *
 * @param digest tells it from any other
 * @param wanted what is to be signed; empty once it is answered
 */
public record Stored(
    RequestId id, Hash32 digest, List<Wanted> wanted, Optional<List<BlindSignature>> answer) {
  public Stored {
    wanted = List.copyOf(wanted);
    answer = answer.map(List::copyOf);
  }
}
