package network.conet.localnet.demo;

import java.io.IOException;
import java.util.List;
import network.conet.localnet.LocalNetwork;
import network.conet.units.AccountAddress;

/** The steps of the main job, in order. */
final class Scenario implements AutoCloseable {
  private final Cast cast;
  private final Stage stage;

  Scenario(LocalNetwork network) throws IOException, InterruptedException {
    this.cast = new Cast(network);
    this.stage = new Stage(network, cast, cast.holder());
  }

  List<Step> steps() {
    Opening opening = new Opening(stage);
    Relays relays = new Relays(stage);
    Traffic traffic = new Traffic(stage);
    Epochs epochs = new Epochs(stage);
    Claims claims = new Claims(stage);
    Governing governing = new Governing(stage);
    Money money = new Money(stage);
    return List.of(
        Step.of("every part is up", opening::everyPartIsUp),
        Step.of("relays of earlier runs stop", relays::earlierRelaysStop),
        Step.of("people sign in and are funded", opening::peopleSignInAndAreFunded),
        Step.of("owners bond and register relays", relays::ownersRegisterThem),
        Step.of("the relays start", relays::theyStart),
        Step.of("a delegator delegates", relays::aDelegatorDelegates),
        Step.of("a client prepays", traffic::aClientPrepays),
        Step.of("it fetches a file through them", traffic::itFetchesAFile),
        Step.of("the receipts are settled", traffic::receiptsAreSettled),
        Step.of("a holder proposes a change", governing::aHolderProposes),
        // at once: a vote is open for seconds here, and waiting for an epoch can take longer
        Step.of("the change is voted", governing::itIsVoted),
        Step.of("the epoch is attested and anchored", epochs::theEpochIsAnchored),
        Step.of("the epoch becomes payable", epochs::itBecomesPayable),
        Step.of("an owner claims", claims::anOwnerClaims),
        Step.of("the delegator claims", claims::theDelegatorClaims),
        Step.of("the change is queued and executed", governing::itIsQueuedAndExecuted),
        Step.of("the next epoch uses it", governing::theNextEpochUsesIt),
        Step.of("the books balance to the unit", money::theBooksBalance));
  }

  /** Of the file, once; each of the three relays carried it. */
  long bytesRelayed() {
    return stage.fetchedBytes();
  }

  /** Whose rewards are worth a look afterwards. */
  AccountAddress delegator() {
    return stage.delegator().address();
  }

  @Override
  public void close() {
    cast.close();
  }
}
