package network.conet.tickets.wallet;

import java.util.ArrayList;
import java.util.List;
import network.conet.tickets.Paid;
import network.conet.tickets.request.RequestId;

/** All that a wallet holds at one moment. */
record Holdings(List<Paid> ready, List<Pending> pending) {
  static final Holdings NONE = new Holdings(List.of(), List.of());

  Holdings {
    ready = List.copyOf(ready);
    pending = List.copyOf(pending);
  }

  /** A request takes what it spends with it. */
  Holdings asking(Pending request) {
    List<Paid> left = new ArrayList<>(ready);
    for (Paid spent : request.spent()) {
      if (!left.remove(spent)) {
        throw new IllegalArgumentException("the wallet does not hold what is to be spent");
      }
    }
    List<Pending> all = new ArrayList<>(pending);
    all.add(request);
    return new Holdings(left, all);
  }

  /** A request is over, and this is what came of it. */
  Holdings settled(RequestId request, List<? extends Paid> gained) {
    List<Paid> all = new ArrayList<>(ready);
    all.addAll(gained);
    return new Holdings(all, pending.stream().filter(next -> !next.id().equals(request)).toList());
  }

  Holdings without(Paid given) {
    List<Paid> left = new ArrayList<>(ready);
    left.remove(given);
    return new Holdings(left, pending);
  }
}
