package network.conet.issuer.request;

import java.util.List;
import java.util.Optional;
import network.conet.tickets.request.RequestId;
import network.conet.tickets.rsa.BlindSignature;

/** Port: requests of one sort, and their answers. */
public interface RequestStore {
  Optional<Stored> find(RequestId id);

  /** Keeps the answer, and no longer what was asked. */
  void answer(RequestId id, List<BlindSignature> answer);

  /** Some of those that were never answered: after a crash there can be any number. */
  List<Stored> unanswered(int limit);
}
