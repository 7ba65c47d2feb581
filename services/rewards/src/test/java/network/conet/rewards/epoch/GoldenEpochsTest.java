package network.conet.rewards.epoch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import network.conet.rewards.tree.AccountsTree;
import network.conet.rewards.tree.SumTree;
import network.conet.units.AccountAddress;
import network.conet.units.BasisPoints;
import network.conet.units.BlockNumber;
import network.conet.units.BytesPerSecond;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.Test;

/**
 * The vectors that Solidity reads too: from the inputs to the digest, and every proof of a claim.
 */
class GoldenEpochsTest {
  private static final Path VECTORS = Path.of("../../contracts/test/vectors");

  private record Delegation(AccountAddress account, NodeId node, Shares shares) {}

  @Test
  void everyEpochIsReproducedToTheDigest() throws IOException {
    JsonNode file = new JsonMapper().readTree(VECTORS.resolve("epochs.json").toFile());
    ComputeEpoch compute =
        new ComputeEpoch(
            new EpochDigest(file.get("chainId").asLong(), address(file.get("anchor"))));
    RewardParameters parameters = parameters(file.get("parameters"));
    TreeMap<AccountAddress, TokenAmount> cumulative = new TreeMap<>();
    Hash32 previous = Hash32.ZERO;
    assertThat(file.get("epochs")).hasSizeGreaterThan(1);
    for (JsonNode vector : file.get("epochs")) {
      TreeMap<AccountAddress, TokenAmount> before = new TreeMap<>(cumulative);
      ComputedEpoch epoch =
          compute.compute(
              snapshot(vector, parameters),
              measurements(vector.get("inputs")),
              hash(vector.get("header").get("datasetHash")),
              new ComputeEpoch.Previous(
                  previous, visitor -> before.forEach(visitor::account), Attempt.FIRST));

      assertHeader(epoch.header(), vector.get("header"));
      assertThat(epoch.digest()).isEqualTo(hash(vector.get("digest")));
      assertRoot(EpochTrees.proofs(epoch.nodes()), vector.get("proofs"));
      assertRoot(EpochTrees.nodes(epoch.nodes()), vector.get("nodes"));
      assertRoot(EpochTrees.entries(epoch.entries()).build(), vector.get("entries"));
      for (int row = 0; row < epoch.earners().size(); row++) {
        cumulative.put(epoch.earners().account(row), epoch.earners().cumulative(row));
      }
      assertClaims(cumulative, vector.get("accounts"));
      previous = epoch.digest();
    }
  }

  @Test
  void accountsTreesHaveOpenZeppelinsProofs() throws IOException {
    JsonNode file = new JsonMapper().readTree(VECTORS.resolve("accounts-trees.json").toFile());
    for (JsonNode vector : file.get("trees")) {
      TreeMap<AccountAddress, TokenAmount> accounts = new TreeMap<>();
      for (JsonNode leaf : vector.get("leaves")) {
        accounts.put(address(leaf.get("account")), amount(leaf.get("cumulative")));
      }
      assertClaims(accounts, vector);
    }
  }

  private static void assertClaims(
      TreeMap<AccountAddress, TokenAmount> cumulative, JsonNode vector) {
    AccountsTree.Builder builder = new AccountsTree.Builder();
    cumulative.forEach(builder::add);
    AccountsTree tree = builder.build();
    assertThat(tree.root()).isEqualTo(hash(vector.get("root")));
    for (JsonNode leaf : vector.get("leaves")) {
      List<Hash32> proof = new ArrayList<>();
      leaf.get("proof").forEach(sibling -> proof.add(hash(sibling)));
      assertThat(tree.proof(address(leaf.get("account")), amount(leaf.get("cumulative"))))
          .contains(proof);
    }
  }

  private static void assertRoot(SumTree tree, JsonNode vector) {
    assertThat(tree.root().hash()).isEqualTo(hash(vector.get("root")));
    assertThat(tree.root().count()).isEqualTo(vector.get("count").asInt());
  }

  private static void assertHeader(EpochHeader header, JsonNode vector) {
    assertThat(header.roots())
        .isEqualTo(
            new EpochHeader.Roots(
                hash(vector.get("proofsRoot")),
                hash(vector.get("nodesRoot")),
                hash(vector.get("entriesRoot")),
                hash(vector.get("accountsRoot"))));
    assertThat(header.totals())
        .isEqualTo(
            new EpochTotals(
                new Weight(number(vector.get("totalWeight"))),
                amount(vector.get("emission")),
                amount(vector.get("fees")),
                amount(vector.get("rewards")),
                amount(vector.get("treasury")),
                amount(vector.get("burned"))));
  }

  private static EpochSnapshot snapshot(JsonNode vector, RewardParameters parameters) {
    JsonNode header = vector.get("header");
    List<NodeState> nodes = new ArrayList<>();
    List<Delegation> delegations = new ArrayList<>();
    for (JsonNode input : vector.get("inputs")) {
      NodeId node = NodeId.parse(input.get("nodeId").asText());
      nodes.add(
          new NodeState(
              node,
              address(input.get("owner")),
              hash(input.get("prefix")),
              input.get("active").asBoolean(),
              amount(input.get("stake")),
              new Shares(number(input.get("totalShares"))),
              new Shares(number(input.get("ownerShares"))),
              BasisPoints.parse(input.get("commission").asText())));
      for (JsonNode delegation : input.get("delegations")) {
        delegations.add(
            new Delegation(
                address(delegation.get("account")),
                node,
                new Shares(number(delegation.get("shares")))));
      }
    }
    delegations.sort(
        java.util.Comparator.comparing(Delegation::account).thenComparing(Delegation::node));
    return new EpochSnapshot(
        EpochId.parse(header.get("epoch").asText()),
        BlockNumber.parse(header.get("snapshotBlock").asText()),
        hash(header.get("snapshotHash")),
        Instant.ofEpochSecond(header.get("endTime").asLong()),
        Duration.ofDays(1),
        amount(header.get("emission")),
        parameters,
        nodes,
        visitor -> delegations.forEach(d -> visitor.delegation(d.account, d.node, d.shares)));
  }

  private static List<NodeMeasurement> measurements(JsonNode inputs) {
    List<NodeMeasurement> measurements = new ArrayList<>();
    for (JsonNode input : inputs) {
      measurements.add(
          new NodeMeasurement(
              NodeId.parse(input.get("nodeId").asText()),
              BytesPerSecond.parse(input.get("capacity").asText()),
              BasisPoints.parse(input.get("uptime").asText()),
              amount(input.get("fees"))));
    }
    return measurements;
  }

  private static RewardParameters parameters(JsonNode vector) {
    return new RewardParameters(
        BytesPerSecond.parse(vector.get("capacityCap").asText()),
        amount(vector.get("stakeSaturation")),
        BasisPoints.parse(vector.get("minUptime").asText()),
        BasisPoints.parse(vector.get("minDiversity").asText()),
        BasisPoints.parse(vector.get("maxNodeShare").asText()),
        BasisPoints.parse(vector.get("protocolShare").asText()),
        BasisPoints.parse(vector.get("burnShare").asText()),
        amount(vector.get("maxFeesPerDay")));
  }

  private static AccountAddress address(JsonNode text) {
    return AccountAddress.parse(text.asText());
  }

  private static Hash32 hash(JsonNode text) {
    return Hash32.parse(text.asText());
  }

  private static TokenAmount amount(JsonNode text) {
    return TokenAmount.parse(text.asText());
  }

  private static BigInteger number(JsonNode text) {
    return new BigInteger(text.asText());
  }
}
