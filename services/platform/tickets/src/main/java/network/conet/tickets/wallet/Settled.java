package network.conet.tickets.wallet;

import java.util.List;
import network.conet.tickets.Paid;

/** What an answer turned out to be. */
public sealed interface Settled {
  /** The wallet holds these now. */
  record Gained(List<Paid> paid) implements Settled {
    public Gained {
      paid = List.copyOf(paid);
    }
  }

  /** The wallet waits for nothing of that id: it was answered before. */
  record NotWaiting() implements Settled {}

  /** The issuer answered with what is no signature; the request waits on, as evidence. */
  record IssuerFailed(String why) implements Settled {}
}
