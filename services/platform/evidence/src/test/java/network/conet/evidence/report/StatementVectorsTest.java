package network.conet.evidence.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import network.conet.evidence.signing.EvidenceDomain;
import network.conet.units.AccountAddress;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import org.junit.jupiter.api.Test;

/** What a node signs here is what the slasher's contract, which reads the same file, checks. */
class StatementVectorsTest {
  private static final Path VECTORS = Path.of("../../../contracts/test/vectors/statements.json");

  @Test
  void reportsHaveTheDigestsOfTheContract() throws IOException {
    JsonNode file = new JsonMapper().readTree(VECTORS.toFile());
    JsonNode named = file.get("domain");
    EvidenceDomain domain =
        EvidenceDomain.of(
            BigInteger.valueOf(named.get("chainId").asLong()),
            AccountAddress.parse(named.get("verifyingContract").asText()));
    List<String> read = new ArrayList<>();
    for (JsonNode statement : file.get("statements")) {
      String name = statement.get("name").asText();
      Hash32 expected = hash(statement, "digest");
      JsonNode message = statement.get("message");
      switch (name) {
        case "CapacityReport" -> assertThat(capacity(message).digest(domain)).isEqualTo(expected);
        case "UptimeReport" -> assertThat(uptime(message).digest(domain)).isEqualTo(expected);
        default -> {
          continue;
        }
      }
      read.add(name);
    }
    assertThat(read).containsExactly("CapacityReport", "UptimeReport");
  }

  private static CapacityReport capacity(JsonNode message) {
    return new CapacityReport(
        EpochId.of(message.get("epoch").asLong()),
        node(message, "subject"),
        node(message, "measurer"),
        BytesPerSecond.of(message.get("bytesPerSecond").asLong()),
        new MeasuredMillis(message.get("milliseconds").asInt()),
        hash(message, "nonce"));
  }

  private static UptimeReport uptime(JsonNode message) {
    return new UptimeReport(
        EpochId.of(message.get("epoch").asLong()),
        node(message, "subject"),
        node(message, "checker"),
        new UptimeSlot(message.get("slot").asInt()),
        message.get("reachable").asBoolean(),
        hash(message, "nonce"));
  }

  private static NodeId node(JsonNode message, String field) {
    return NodeId.of(hash(message, field).toBytes());
  }

  private static Hash32 hash(JsonNode message, String field) {
    return Hash32.parse(message.get(field).asText());
  }
}
