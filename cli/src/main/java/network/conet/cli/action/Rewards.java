package network.conet.cli.action;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.SigningKey;
import network.conet.cli.api.GatewayApi;
import network.conet.cli.api.Refusal;
import network.conet.cli.chain.Chain;
import network.conet.cli.chain.Chain.Sent;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;

/** What an account has earned, and how it gets it. */
public final class Rewards {
  private static final int ATTEMPTS = 3;
  private static final int LOOKS = 40;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
  private static final Set<String> STALE = Set.of("InvalidProof", "REVERTED");

  private final GatewayApi api;
  private final Chain chain;

  public Rewards(GatewayApi api, Chain chain) {
    this.api = api;
    this.chain = chain;
  }

  /** What the rewards API says of an account. */
  public JsonNode of(AccountAddress account) {
    return api.get("/v1/rewards/" + account.hex());
  }

  /** A claim that the active root covers. */
  public record Claim(TokenAmount cumulative, List<Hash32> proof) {
    public Claim {
      proof = List.copyOf(proof);
    }

    List<byte[]> encodedProof() {
      return proof.stream().map(Hash32::toBytes).toList();
    }
  }

  /** What was paid. */
  public record Paid(TokenAmount amount, Sent transaction) {}

  /** Pays out all that is claimable. */
  public Paid claim(SigningKey key) {
    return withFreshProof(key, claim -> submit(key, claim));
  }

  /** Sends a claim as it is; the contract decides. */
  public Sent submit(SigningKey key, Claim claim) {
    return chain.send(
        key,
        ContractName.REWARD_DISTRIBUTOR,
        chain
            .calls()
            .distributor()
            .claim(key.address().hex(), claim.cumulative().units(), claim.encodedProof()));
  }

  /** Puts all that is claimable into a stake at once. */
  public Paid compound(SigningKey key, NodeId node) {
    return withFreshProof(
        key,
        claim ->
            chain.send(
                key,
                ContractName.REWARD_DISTRIBUTOR,
                chain
                    .calls()
                    .distributor()
                    .compound(node.toBytes(), claim.cumulative().units(), claim.encodedProof())));
  }

  /**
   * A root that is activated between proof and block makes the proof stale, and the contract
   * refuses it; then a fresh one is asked for, which the service has a moment after the chain.
   * Amounts are cumulative, so trying again never pays twice.
   */
  private Paid withFreshProof(SigningKey key, Function<Claim, Sent> send) {
    Claim claim = claimOf(key.address());
    for (int attempt = 1; ; attempt++) {
      TokenAmount due = due(key, claim);
      try {
        return new Paid(due, send.apply(claim));
      } catch (Refusal refusal) {
        if (attempt == ATTEMPTS || !STALE.contains(refusal.code())) {
          throw refusal;
        }
        claim = fresherThan(claim, key.address(), refusal);
      }
    }
  }

  private Claim fresherThan(Claim refused, AccountAddress account, Refusal why) {
    for (int look = 0; look < LOOKS; look++) {
      Claim served = claimOf(account);
      if (!served.equals(refused)) {
        return served;
      }
      try {
        Thread.sleep(LOOK_AGAIN);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw why;
      }
    }
    throw why;
  }

  /** The claim as the API serves it. */
  public Claim claimOf(AccountAddress account) {
    JsonNode json = api.get("/v1/rewards/" + account.hex() + "/claim");
    List<Hash32> proof = new ArrayList<>();
    json.path("proof").forEach(step -> proof.add(Hash32.parse(step.asText())));
    return new Claim(TokenAmount.parse(json.path("cumulative").asText()), proof);
  }

  private TokenAmount due(SigningKey key, Claim claim) {
    BigInteger claimed = chain.read(chain.calls().distributor().claimed(key.address().hex()));
    TokenAmount due = claim.cumulative().minusOrZero(new TokenAmount(claimed));
    if (due.isZero()) {
      throw new Refusal(
          "NOTHING_TO_CLAIM", "Everything that " + key.address() + " has earned is paid already.");
    }
    return due;
  }
}
