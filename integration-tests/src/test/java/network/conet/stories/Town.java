package network.conet.stories;

import java.nio.file.Path;
import network.conet.localnet.LocalNetwork;
import network.conet.localnet.demo.Cast;
import network.conet.localnet.demo.Opening;
import network.conet.localnet.demo.Relays;
import network.conet.localnet.demo.Stage;
import network.conet.localnet.demo.Traffic;

/** The running network with three relays of this test run; made when first needed. */
final class Town {
  private static Town town;

  private final Stage stage;
  private final Traffic traffic;

  private Town(Stage stage, Traffic traffic) {
    this.stage = stage;
    this.traffic = traffic;
  }

  static synchronized Town get() throws Exception {
    if (town == null) {
      LocalNetwork network =
          LocalNetwork.open(
              Path.of(System.getProperty("basedir", ".")).toAbsolutePath().getParent());
      Cast cast = new Cast(network);
      Stage stage = new Stage(network, cast, cast.holder());
      Opening opening = new Opening(stage);
      Relays relays = new Relays(stage);
      Traffic traffic = new Traffic(stage);
      opening.peopleSignInAndAreFunded();
      relays.earlierRelaysStop();
      relays.ownersRegisterThem();
      relays.theyStart();
      relays.aDelegatorDelegates();
      traffic.aClientPrepays();
      traffic.itFetchesAFile();
      town = new Town(stage, traffic);
    }
    return town;
  }

  Stage stage() {
    return stage;
  }

  /** The traffic that went through the relays before any story began. */
  Traffic traffic() {
    return traffic;
  }
}
