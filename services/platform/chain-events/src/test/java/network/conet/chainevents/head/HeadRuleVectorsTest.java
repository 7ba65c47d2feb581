package network.conet.chainevents.head;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.ChainBlock;
import network.conet.chainevents.ChainEventCodec;
import network.conet.chainevents.ChainMessage;
import network.conet.chainevents.FollowedChain;
import network.conet.chainevents.Told;
import network.conet.units.AccountAddress;
import network.conet.units.BlockNumber;
import network.conet.units.ChainId;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What docs/spec/chain-events.json says. */
class HeadRuleVectorsTest {
  private static final JsonNode VECTORS = read();
  private static final FollowedChain FOLLOWED = followed(VECTORS.path("followed"));

  @Test
  void theDigestOfTheFollowedContracts() {
    assertThat(FOLLOWED.contracts().hash().hex())
        .isEqualTo(VECTORS.path("followed").path("digest").asText());
  }

  @TestFactory
  Stream<DynamicTest> messagesHaveTheseBytes() {
    return items(VECTORS.path("encoding"))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.path("name").asText(),
                    () -> {
                      ChainMessage message = message(one);
                      byte[] bytes = ChainEventCodec.encode(message);
                      assertThat(HexFormat.of().formatHex(bytes))
                          .isEqualTo(one.path("bytes").asText());
                      assertThat(ChainEventCodec.decode(bytes)).isEqualTo(message);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> casesOfTheHeadRule() {
    return items(VECTORS.path("cases"))
        .map(one -> DynamicTest.dynamicTest(one.path("name").asText(), () -> follow(one)));
  }

  private static void follow(JsonNode one) {
    HeadTree tree = new HeadTree(FOLLOWED, one.path("kept").asInt());
    List<BlockPosition> chain = new ArrayList<>();
    int at = 0;
    for (JsonNode step : one.path("steps")) {
      String where = one.path("name").asText() + ", step " + ++at;
      HeadMove move = tree.apply(message(step));
      assertThat(move instanceof HeadMove.Stopped)
          .as(where)
          .isEqualTo(step.path("stopped").asBoolean());
      if (move instanceof HeadMove.Moved(var backTo, var adopted)) {
        backTo.ifPresent(
            position -> chain.removeIf(block -> block.number().isAfter(position.number())));
        chain.addAll(adopted);
      }
      if (step.has("chain")) {
        assertThat(chain.stream().map(block -> Long.parseLong(block.hash().hex().substring(2), 16)))
            .as(where)
            .containsExactlyElementsOf(items(step.path("chain")).map(JsonNode::asLong).toList());
        assertThat(tree.hasGap()).as(where).isEqualTo(step.path("gap").asBoolean());
      }
    }
  }

  private static ChainMessage message(JsonNode step) {
    FollowedChain followed = step.has("followed") ? followed(step.path("followed")) : FOLLOWED;
    boolean isBlock = step.has("block");
    JsonNode told = step.path(isBlock ? "block" : "taken_back");
    ChainBlock block =
        Told.block(
            BlockNumber.of(told.path("number").asLong()),
            told.path("hash").asInt(),
            Told.hash(told.path("parent").asInt()),
            told.path("logs").asInt());
    return isBlock
        ? new ChainMessage.BlockAdded("chain", followed.chainId(), followed.contracts(), block)
        : new ChainMessage.BlockTakenBack(
            "chain",
            followed.chainId(),
            followed.contracts(),
            block.position(),
            block.parentHash());
  }

  private static FollowedChain followed(JsonNode json) {
    return FollowedChain.of(
        ChainId.of(json.path("chain").asLong()),
        BlockNumber.of(json.path("deploy_block").asLong()),
        items(json.path("contracts")).map(a -> AccountAddress.parse(a.asText())).toList());
  }

  private static Stream<JsonNode> items(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static JsonNode read() {
    try {
      Path module = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
      return new JsonMapper()
          .readTree(module.resolve("../../../docs/spec/chain-events.json").normalize().toFile());
    } catch (IOException e) {
      throw new IllegalStateException("no vectors", e);
    }
  }
}
