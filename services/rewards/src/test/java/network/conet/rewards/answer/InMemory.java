package network.conet.rewards.answer;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import network.conet.chainaccess.SigningKey;
import network.conet.rewards.attest.AnchorCall;
import network.conet.rewards.attest.AnchorCalls;
import network.conet.rewards.attest.AnchorLog;
import network.conet.rewards.attest.EpochAnchor;
import network.conet.rewards.attest.EpochLedger;
import network.conet.rewards.attest.VerifiedDataset;
import network.conet.rewards.epoch.AccountTable;
import network.conet.rewards.epoch.Attempt;
import network.conet.rewards.epoch.ComputedEpoch;
import network.conet.rewards.epoch.CumulativeRewards;
import network.conet.rewards.epoch.EntryTable;
import network.conet.rewards.epoch.NodeReward;
import network.conet.units.AccountAddress;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import network.conet.units.NodeId;
import network.conet.units.SignatureBytes;
import network.conet.units.TokenAmount;

/** Every port of the feature: what is stored is kept here, what is asked is written down. */
final class InMemory {
  private static final SigningKey KEY = SigningKey.generate(new SecureRandom());

  final Map<EpochId, ComputedEpoch> epochs = new TreeMap<>();
  final List<OpenDemands.Demand> open = new ArrayList<>();
  final List<String> keys = new ArrayList<>();
  final List<EpochAnchor.Request> requests = new ArrayList<>();
  final Set<Hash32> cancelled = new HashSet<>();
  EpochId activated = EpochId.ZERO;
  Optional<String> refusal = Optional.empty();
  EpochAnchor.Outcome outcome = new EpochAnchor.Outcome.Unknown("sent");

  final EpochLeaves leaves =
      new EpochLeaves() {
        @Override
        public List<NodeReward> nodes(EpochId epoch) {
          return epochs.get(epoch).nodes();
        }

        @Override
        public EntryTable entries(EpochId epoch, List<NodeId> nodes) {
          return epochs.get(epoch).entries();
        }
      };

  final EpochAnchor anchor =
      new EpochAnchor() {
        @Override
        public Optional<String> refusal(Request request) {
          return refusal;
        }

        @Override
        public Outcome submit(String idempotencyKey, Request request) {
          keys.add(idempotencyKey);
          requests.add(request);
          return outcome;
        }
      };

  final AnchorLog log =
      new AnchorLog() {
        @Override
        public Optional<Anchored> anchored(EpochId epoch) {
          return Optional.empty();
        }

        @Override
        public Optional<Anchored> lastAnchored() {
          return Optional.empty();
        }

        @Override
        public EpochId lastActivated() {
          return activated;
        }

        @Override
        public EpochId lastSettled() {
          return EpochId.ZERO;
        }

        @Override
        public boolean isCancelled(Hash32 digest) {
          return cancelled.contains(digest);
        }

        @Override
        public Attempt attempt() {
          return Attempt.after(cancelled.size());
        }
      };

  final AnchorCalls calls =
      new AnchorCalls() {
        private final Map<Hash32, Asked> latest = new HashMap<>();

        @Override
        public Optional<Asked> latest(AnchorCall.Step step, EpochId epoch, Hash32 digest) {
          return Optional.ofNullable(latest.get(digest));
        }

        @Override
        public void ask(AnchorCall call, Instant now) {
          latest.put(call.digest(), new Asked(call, State.ASKED));
        }

        @Override
        public void conclude(AnchorCall call, State state, String detail) {
          latest.put(call.digest(), new Asked(call, state));
        }
      };

  final EpochLedger ledger =
      new EpochLedger() {
        @Override
        public Optional<SignedEpoch> last() {
          throw new UnsupportedOperationException();
        }

        @Override
        public void signAnew(SignedEpoch epoch) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Optional<SignedEpoch> find(EpochId epoch) {
          return Optional.ofNullable(epochs.get(epoch)).map(InMemory::signed);
        }

        @Override
        public Optional<SignedEpoch> find(Hash32 digest) {
          return epochs.values().stream()
              .filter(epoch -> epoch.digest().equals(digest))
              .findFirst()
              .map(InMemory::signed);
        }

        @Override
        public CumulativeRewards cumulativeAfter(EpochId last) {
          Map<AccountAddress, TokenAmount> totals = new TreeMap<>();
          for (ComputedEpoch epoch : epochs.values()) {
            if (!epoch.header().epoch().isAfter(last)) {
              AccountTable earners = epoch.earners();
              for (int row = 0; row < earners.size(); row++) {
                totals.put(earners.account(row), earners.cumulative(row));
              }
            }
          }
          return visitor -> totals.forEach(visitor::account);
        }

        @Override
        public void store(
            ComputedEpoch epoch,
            SignatureBytes signature,
            List<VerifiedDataset.Settled> sessions,
            Instant now) {
          epochs.put(epoch.header().epoch(), epoch);
        }

        @Override
        public List<SignedEpoch> unsubmitted() {
          return List.of();
        }

        @Override
        public void markSubmitted(EpochId epoch) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void dispute(EpochId epoch, String reason, Instant now) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void resolve(EpochId epoch) {
          throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Dispute> openDispute() {
          return Optional.empty();
        }
      };

  private static EpochLedger.SignedEpoch signed(ComputedEpoch epoch) {
    return new EpochLedger.SignedEpoch(epoch.header(), epoch.digest(), KEY.sign(epoch.digest()));
  }
}
