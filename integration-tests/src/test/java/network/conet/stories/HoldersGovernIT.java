package network.conet.stories;

import static network.conet.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import network.conet.cli.action.Holder;
import network.conet.localnet.demo.Governing;
import network.conet.localnet.demo.Person;
import network.conet.localnet.demo.Stage;
import org.junit.jupiter.api.Test;

/**
 * As a holder I propose, vote and see it carried out; without votes or within no bounds I cannot.
 */
class HoldersGovernIT {
  @Test
  void aProposalGoesFromVoteToEffect() throws Exception {
    Stage stage = Town.get().stage();
    Governing governing = new Governing(stage);
    governing.aHolderProposes();
    governing.itIsVoted();
    governing.itIsQueuedAndExecuted();

    JsonNode newest = stage.client().api().get("/v1/proposals?limit=1").path("items").get(0);
    assertThat(newest.path("state").asText()).isIn("executed", "queued");
    assertThat(newest.path("actions")).hasSize(1);
    JsonNode votes =
        stage
            .client()
            .api()
            .get("/v1/proposals/" + newest.path("id").asText() + "/votes")
            .path("items");
    assertThat(votes).hasSize(1);
    assertThat(votes.get(0).path("voter").asText()).isEqualTo(stage.holder().address().hex());
    assertThat(votes.get(0).path("support").asText()).isEqualTo("for");
  }

  @Test
  void everyParameterHasBoundsAndLiesWithinThem() throws Exception {
    JsonNode parameters = Town.get().stage().client().api().get("/v1/parameters").path("items");
    assertThat(parameters.size()).isGreaterThan(10);
    for (JsonNode parameter : parameters) {
      BigInteger value = new BigInteger(parameter.path("value").asText());
      assertThat(value)
          .as(parameter.path("name").asText())
          .isBetween(
              new BigInteger(parameter.path("lowerBound").asText()),
              new BigInteger(parameter.path("upperBound").asText()));
    }
  }

  @Test
  void whoHasNoVotesCannotPropose() throws Exception {
    Stage stage = Town.get().stage();
    Person nobody = stage.cast().enter("nobody-" + System.nanoTime(), Set.of("voter"));
    Holder holder = new Holder(nobody.api(), nobody.chain());

    refused(
        "GovernorInsufficientProposerVotes",
        () -> holder.propose(nobody.key(), Map.of("pricePerGiB", BigInteger.ONE), "mine"));
    refused("UNKNOWN_PROPOSAL", () -> holder.show(BigInteger.ONE));
    refused(
        "GovernorNonexistentProposal",
        () -> holder.vote(nobody.key(), BigInteger.ONE, Holder.Support.FOR));
  }
}
