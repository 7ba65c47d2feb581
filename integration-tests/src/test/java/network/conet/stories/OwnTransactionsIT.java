package network.conet.stories;

import static network.conet.stories.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import network.conet.cli.action.Wallet;
import network.conet.cli.chain.Replacement;
import network.conet.localnet.demo.Person;
import network.conet.localnet.demo.Stage;
import network.conet.units.Hex;
import network.conet.units.TokenAmount;
import network.conet.units.TxHash;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/**
 * As somebody who has signed transactions elsewhere, I am told of a gap in my nonces before
 * anything more is put behind it, and I can take back what waits.
 */
class OwnTransactionsIT {
  private static final BigInteger GAS = BigInteger.valueOf(21_000);
  private static final TokenAmount ONE = TokenAmount.ofUnits(1);

  @Test
  void aGapIsNamedAndWhatWaitsBehindItCanBeTakenBack() throws Exception {
    Stage stage = Town.get().stage();
    Person person = stage.cast().enter("gap", Set.of("delegator"));
    stage.cast().fund(stage.holder(), List.of(person), TokenAmount.ofUnits(10));
    Wallet wallet = new Wallet(person.chain(), person.key());
    wallet.transfer(stage.holder().address(), ONE);

    TxHash early = handIn(person, 3);
    String told = refused("NONCE_GAP", () -> wallet.transfer(stage.holder().address(), ONE));
    assertThat(told).contains("Nonce 1 ").contains("nonces 3 wait");

    Replacement replacement = new Replacement(person.chain(), person.api(), person.key());
    Replacement.Replaced instead = replacement.withNothing(early);
    assertThat(instead.block()).as("it waits for nonce 1 as well").isEmpty();
    assertThat(replacement.withNothing(1).block()).isPresent();
    assertThat(replacement.withNothing(2).block()).isPresent();

    // the one that was put in its place, or the old one where the node takes no other: one of them
    wallet.transfer(stage.holder().address(), ONE);
    JsonNode list =
        person.api().getAuthorized("/v1/transactions?account=" + person.address().hex());
    assertThat(list.path("items").get(0).path("nonce").asLong()).isEqualTo(4);
    assertThat(list.path("items").get(0).path("state").asText()).isEqualTo("confirmed");
  }

  private static TxHash handIn(Person person, long nonce) {
    byte[] raw =
        TransactionEncoder.signMessage(
            RawTransaction.createTransaction(
                BigInteger.valueOf(nonce),
                BigInteger.ZERO,
                GAS,
                person.address().hex(),
                BigInteger.ZERO,
                ""),
            person.chain().network().contracts().chainId().number(),
            Credentials.create(ECKeyPair.create(person.key().secretNumber())));
    JsonNode body = new JsonMapper().createObjectNode().put("raw", Hex.encode(raw));
    return TxHash.parse(person.api().post("/v1/transactions", body).path("hash").asText());
  }
}
