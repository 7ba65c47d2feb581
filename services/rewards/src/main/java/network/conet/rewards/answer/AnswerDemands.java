package network.conet.rewards.answer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import network.conet.rewards.attest.AnchorCall;
import network.conet.rewards.attest.AnchorLog;
import network.conet.rewards.attest.AskOnce;
import network.conet.rewards.attest.EpochAnchor;
import network.conet.rewards.attest.EpochLedger;
import network.conet.units.Hash32;

/**
 * Answers every demand and dispute of an epoch that this verifier computed and signed itself, and
 * no other: what it holds to be false it lets fall. Trees are kept only while something is open.
 */
public final class AnswerDemands {
  private final AnchorLog log;
  private final EpochLedger ledger;
  private final EpochLeaves leaves;
  private final OpenDemands demands;
  private final AskOnce contract;
  private final Map<Hash32, Openings> openings = new HashMap<>();
  private final Map<OpenDemands.Demand, EpochAnchor.Request> prepared = new HashMap<>();
  private volatile int waiting;

  public AnswerDemands(
      AnchorLog log,
      EpochLedger ledger,
      EpochLeaves leaves,
      OpenDemands demands,
      AskOnce contract) {
    this.log = log;
    this.ledger = ledger;
    this.leaves = leaves;
    this.demands = demands;
    this.contract = contract;
  }

  /** How many demands of own epochs the chain did not know an answer to at the last look. */
  public int waiting() {
    return waiting;
  }

  /**
   * One look at all that is open. A demand that cannot be answered does not keep others waiting.
   */
  public synchronized void answer() {
    Map<OpenDemands.Demand, EpochLedger.SignedEpoch> own = new LinkedHashMap<>();
    for (OpenDemands.Demand demand : demands.open()) {
      standing(demand.digest()).ifPresent(epoch -> own.put(demand, epoch));
    }
    waiting = own.size();
    prepared.keySet().retainAll(own.keySet());
    openings.keySet().retainAll(own.keySet().stream().map(OpenDemands.Demand::digest).toList());
    RuntimeException failure = null;
    for (Map.Entry<OpenDemands.Demand, EpochLedger.SignedEpoch> next : own.entrySet()) {
      try {
        answer(next.getKey(), next.getValue());
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** An own epoch with which the chain has not done; the log may lag, the contract knows. */
  private Optional<EpochLedger.SignedEpoch> standing(Hash32 digest) {
    return ledger
        .find(digest)
        .filter(epoch -> epoch.header().epoch().isAfter(log.lastActivated()))
        .filter(epoch -> !log.isCancelled(digest));
  }

  private void answer(OpenDemands.Demand demand, EpochLedger.SignedEpoch epoch) {
    EpochAnchor.Request request = prepared.get(demand);
    if (request == null) {
      request =
          openings
              .computeIfAbsent(
                  epoch.digest(), digest -> new Openings(epoch.header(), ledger, leaves))
              .answer(demand)
              .orElseThrow(
                  () -> new IllegalStateException("the own trees do not answer " + demand));
      prepared.put(demand, request);
    }
    contract.ensure(AnchorCall.Step.ANSWER, epoch.header().epoch(), demand.name(), request);
  }
}
