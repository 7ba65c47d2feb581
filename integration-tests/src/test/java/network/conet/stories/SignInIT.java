package network.conet.stories;

import static network.conet.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.cli.action.Delegator;
import network.conet.cli.action.Payer;
import network.conet.cli.action.Wallet;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Realm;
import network.conet.cli.chain.Chain;
import network.conet.localnet.demo.Person;
import network.conet.localnet.demo.Stage;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.Test;

/**
 * As anybody I sign in; without the role, or without a valid token, nothing that changes anything
 * is done for me.
 */
class SignInIT {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void whoIsNotSignedInIsAskedToSignIn() throws Exception {
    Stage stage = Town.get().stage();
    Person me = stage.delegator();
    GatewayApi anonymous = new GatewayApi(me.api().origin(), Optional::empty);
    Chain chain = new Chain(me.chain().network(), anonymous);

    refused(
        "SIGN_IN_NEEDED",
        () ->
            new Delegator(chain, me.key())
                .delegate(stage.relays().getFirst().node(), TokenAmount.ofUnits(1_000_000)));
    assertThat(status(me.api().origin(), "/v1/vouchers", Optional.empty())).isEqualTo(401);
    assertThat(status(me.api().origin(), "/v1/transactions", Optional.empty())).isEqualTo(401);
  }

  @Test
  void aTokenThatIsNoneOfTheRealmsIsRefused() throws Exception {
    URI gateway = Town.get().stage().client().api().origin();
    String unsigned =
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4IiwicmVhbG1fYWNjZXNzIjp7InJvbGVzIjpbImNsaWVudCJdfX0.";

    assertThat(status(gateway, "/v1/vouchers", Optional.of(unsigned))).isEqualTo(401);
    assertThat(status(gateway, "/v1/transactions", Optional.of("x.y.z"))).isEqualTo(401);
  }

  @Test
  void whoLacksTheRoleIsRefusedAndNothingIsSent() throws Exception {
    Stage stage = Town.get().stage();
    Person client = stage.cast().enter("only-client-" + System.nanoTime(), Set.of("client"));
    Person voter = stage.cast().enter("only-voter-" + System.nanoTime(), Set.of("voter"));
    stage.cast().fund(stage.holder(), List.of(client, voter), TokenAmount.ofTokens(10));
    var node = stage.relays().getFirst().node();

    refused(
        "ROLE_MISSING",
        () -> new Payer(voter.chain(), voter.key()).prepay(TokenAmount.ofTokens(1)));
    refused(
        "ROLE_MISSING",
        () -> new Delegator(voter.chain(), voter.key()).delegate(node, TokenAmount.ofTokens(1)));
    assertThat(status(voter.api().origin(), "/v1/vouchers", bearer(stage, voter))).isEqualTo(403);
    refused(
        "ROLE_MISSING",
        () -> new Delegator(client.chain(), client.key()).delegate(node, TokenAmount.ofTokens(1)));

    for (Person person : List.of(client, voter)) {
      assertThat(Wallet.balance(person.chain(), person.address()))
          .isEqualTo(TokenAmount.ofTokens(10));
    }
  }

  @Test
  void aWrongPasswordIsNoSignIn() throws Exception {
    Stage stage = Town.get().stage();
    Realm realm = new Realm(stage.client().api().origin(), Clock.systemUTC());
    refused("INVALID_GRANT", () -> realm.withPassword("client-" + stage.cast().run(), "wrong"));
  }

  private static Optional<String> bearer(Stage stage, Person person) throws Exception {
    return Optional.of(
        new Realm(person.api().origin(), Clock.systemUTC())
            .withPassword(person.name() + "-" + stage.cast().run(), password(person))
            .access());
  }

  private static String password(Person person) throws Exception {
    return Files.readString(person.folder().resolve("password")).strip();
  }

  private static int status(URI gateway, String path, Optional<String> token) throws Exception {
    ObjectNode body = JSON.createObjectNode();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(gateway.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
