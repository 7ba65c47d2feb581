package network.conet.gateway.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.conet.gateway.config.EdgeConfig;
import network.conet.gateway.limit.Buckets;
import network.conet.gateway.limit.ByteBudget;
import network.conet.gateway.limit.Connections;
import network.conet.gateway.limit.Quota;
import network.conet.gateway.limit.Standing;

/** All that callers share, over all event loops. */
final class EdgeLimits {
  private static final int MOST_COUNTED = 65_536;

  /** Ten wrong passwords in a window are all of an address's; nobody else is locked out by them. */
  private static final long COST_OF_FAILED_SIGN_IN = 29;

  private final Connections<EdgeConnection> connections;
  private final Buckets addresses;
  private final Buckets accounts;
  private final Buckets signIns;
  private final ByteBudget largeBodies;
  private final ByteBudget answers;
  private final long smallBody;

  EdgeLimits(EdgeConfig config) {
    connections =
        new Connections<>(
            config.connections(), config.connectionsOfAddress(), config.busyOfAddress());
    addresses = buckets(new Quota("address", config.requestsOfAddress(), config.window()));
    accounts = buckets(new Quota("account", config.requestsOfAccount(), config.window()));
    signIns = buckets(new Quota("sign-in", config.signInsOfAddress(), config.window()));
    largeBodies = new ByteBudget(config.largeBodies().asLongValue());
    answers = new ByteBudget(config.answers().asLongValue());
    smallBody = config.smallBody().asLongValue();
  }

  private static Buckets buckets(Quota quota) {
    return new Buckets(quota, MOST_COUNTED, System::nanoTime);
  }

  Connections<EdgeConnection> connections() {
    return connections;
  }

  ByteBudget answers() {
    return answers;
  }

  /** Room for a body of this length; small ones are bounded by the number of connections. */
  boolean takeBody(long length) {
    return length <= smallBody || largeBodies.take(length);
  }

  void giveBody(long length) {
    if (length > smallBody) {
      largeBodies.give(length);
    }
  }

  /** Counts a request; the standings end at the first that is not granted. */
  List<Standing> count(String address, Optional<String> account, boolean signIn) {
    List<Standing> standings = new ArrayList<>();
    standings.add(addresses.take(address, 1));
    if (standings.getLast().granted() && signIn) {
      standings.add(signIns.take(address, 1));
    }
    if (standings.getLast().granted() && account.isPresent()) {
      standings.add(accounts.take(account.get(), 1));
    }
    return standings;
  }

  void signInFailed(String address) {
    signIns.charge(address, COST_OF_FAILED_SIGN_IN);
  }
}
