package network.conet.cli.action;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Keccak;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Refusal;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Chain.Sent;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.Hex;

/** What a holder of votes does: propose, vote, and carry out what passed. */
public final class Holder {
  private static final int KEY_BYTES = 32;

  private final GatewayApi api;
  private final Chain chain;

  public Holder(GatewayApi api, Chain chain) {
    this.api = api;
    this.chain = chain;
  }

  /** How to vote; the order is the Governor's. */
  public enum Support {
    AGAINST,
    FOR,
    ABSTAIN
  }

  /** A proposal on the chain. */
  public record Proposed(BigInteger id, Sent transaction) {}

  /** Asks for other values of parameters. */
  public Proposed propose(SigningKey key, Map<String, BigInteger> settings, String description) {
    if (settings.isEmpty() || description.isBlank()) {
      throw new Refusal("EMPTY_PROPOSAL", "A proposal sets at least one parameter and says why.");
    }
    List<String> targets = new ArrayList<>();
    List<byte[]> calldatas = new ArrayList<>();
    settings.forEach(
        (name, value) -> {
          targets.add(chain.network().address(ContractName.NETWORK_PARAMETERS).hex());
          calldatas.add(
              Hex.parse(chain.calls().parameters().set(key(name), value).encodeFunctionCall()));
        });
    Proposal proposal =
        new Proposal(targets, calldatas, Keccak.hash(description.getBytes(StandardCharsets.UTF_8)));
    BigInteger id = id(proposal);
    return new Proposed(
        id,
        chain.send(
            key,
            ContractName.CONET_GOVERNOR,
            chain.calls().governor().propose(targets, proposal.values(), calldatas, description)));
  }

  /** Casts all votes that the account had when voting began. */
  public Sent vote(SigningKey key, BigInteger id, Support support) {
    return inItsTime(
        id,
        () -> {
          if (votes(key.address(), id).filter(BigInteger.ZERO::equals).isPresent()) {
            throw new Refusal(
                "NO_VOTES",
                "You had no votes when voting on this began. Tokens vote once their votes are given"
                    + " to somebody: `conet delegate-votes` gives you your own, for proposals to"
                    + " come.");
          }
          return chain.send(
              key,
              ContractName.CONET_GOVERNOR,
              chain.calls().governor().castVote(id, BigInteger.valueOf(support.ordinal())));
        });
  }

  /** Puts a proposal that passed into the timelock. Anyone may. */
  public Sent queue(SigningKey key, BigInteger id) {
    Proposal proposal = find(id);
    return inItsTime(
        id,
        () ->
            chain.send(
                key,
                ContractName.CONET_GOVERNOR,
                chain
                    .calls()
                    .governor()
                    .queue(
                        proposal.targets(),
                        proposal.values(),
                        proposal.calldatas(),
                        proposal.descriptionHash().toBytes())));
  }

  /** Carries out a proposal whose delay is over. Anyone may. */
  public Sent execute(SigningKey key, BigInteger id) {
    Proposal proposal = find(id);
    return inItsTime(
        id,
        () ->
            chain.send(
                key,
                ContractName.CONET_GOVERNOR,
                chain
                    .calls()
                    .governor()
                    .execute(
                        proposal.targets(),
                        proposal.values(),
                        proposal.calldatas(),
                        proposal.descriptionHash().toBytes(),
                        BigInteger.ZERO)));
  }

  /** What an account can cast on a proposal; empty before voting on it begins. */
  private Optional<BigInteger> votes(AccountAddress account, BigInteger id) {
    BigInteger began = chain.read(chain.calls().governor().proposalSnapshot(id));
    if (began.signum() == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(chain.read(chain.calls().governor().getVotes(account.hex(), began)));
    } catch (Refusal notBegun) {
      return Optional.empty();
    }
  }

  /**
   * Says when what was asked for can be done, where the contract says that it cannot be done now.
   */
  private Sent inItsTime(BigInteger id, Supplier<Sent> step) {
    try {
      return step.get();
    } catch (Refusal refusal) {
      if (!refusal.code().equals("GovernorUnexpectedProposalState")) {
        throw refusal;
      }
      JsonNode proposal = show(id);
      throw new Refusal(
          refusal.code(),
          "Not now: the proposal is "
              + proposal.path("state").asText()
              + "; voting lasts from "
              + Instant.ofEpochSecond(proposal.path("voteStart").asLong())
              + " to "
              + Instant.ofEpochSecond(proposal.path("voteEnd").asLong())
              + ".");
    }
  }

  /** The governance API's page of a proposal. */
  public JsonNode show(BigInteger id) {
    return api.get("/v1/proposals/" + id);
  }

  /** The value of a parameter that is in force, read from the chain. */
  public BigInteger parameter(String name) {
    return chain.read(chain.calls().parameters().get(key(name)));
  }

  private Proposal find(BigInteger id) {
    JsonNode json = show(id);
    List<String> targets = new ArrayList<>();
    List<byte[]> calldatas = new ArrayList<>();
    json.path("actions")
        .forEach(
            action -> {
              targets.add(action.path("target").asText());
              calldatas.add(Hex.parse(action.path("calldata").asText()));
            });
    return new Proposal(targets, calldatas, Hash32.parse(json.path("descriptionHash").asText()));
  }

  private BigInteger id(Proposal proposal) {
    return chain.read(
        chain
            .calls()
            .governor()
            .hashProposal(
                proposal.targets(),
                proposal.values(),
                proposal.calldatas(),
                proposal.descriptionHash().toBytes()));
  }

  private static byte[] key(String name) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length == 0 || ascii.length > KEY_BYTES) {
      throw new Refusal("UNKNOWN_PARAMETER", "There is no parameter " + name + ".");
    }
    return Arrays.copyOf(ascii, KEY_BYTES);
  }
}
