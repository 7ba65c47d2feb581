package network.conet.rewards.chain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import network.conet.chainaccess.ContractAddresses;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.node.EthCall;
import network.conet.chainaccess.node.EthNode;
import network.conet.rewards.answer.OpenDemands;
import network.conet.rewards.tree.TreeTag;
import network.conet.units.AccountAddress;

/**
 * Asks the contracts themselves, so that nothing is missed that no event told of: what is new, and
 * again what was open. Everything is looked at again from time to time, because a chain that is not
 * final may take an answer back.
 */
public final class ContractDemands implements OpenDemands {
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(5);

  private final ContractReads reads;
  private final Clock clock;
  private final List<Source> sources;
  private Instant lookAgain = Instant.MIN;

  public ContractDemands(EthNode node, ContractAddresses addresses, Clock clock) {
    this.reads = new ContractReads(node);
    this.clock = clock;
    this.sources =
        List.of(
            new Source(
                addresses.address(ContractName.OPENING_CHALLENGES),
                "demandCount()",
                "demandOf(uint256)",
                ContractDemands::demand),
            new Source(
                addresses.address(ContractName.ACCOUNT_CHALLENGES),
                "disputeCount()",
                "disputeOf(uint256)",
                (number, words) -> new Dispute(number, words.hash(3), words.hash(5))));
  }

  @Override
  public synchronized List<Demand> open() {
    if (!clock.instant().isBefore(lookAgain)) {
      sources.forEach(Source::forget);
      lookAgain = clock.instant().plus(AGAIN_AFTER);
    }
    List<Demand> open = new ArrayList<>();
    sources.forEach(source -> open.addAll(source.read(reads)));
    return open;
  }

  /** (address challenger, uint40 deadline, uint96 bond, tree, position, bytes32 root, digest). */
  private static Demand demand(long number, Words words) {
    int tree = words.uint(3).intValueExact();
    for (TreeTag tag : TreeTag.values()) {
      if (tag.code() == tree) {
        return new Leaf(number, words.hash(6), tag, words.uint(4));
      }
    }
    return new Account(number, words.hash(6), words.uint(4));
  }

  @FunctionalInterface
  private interface Reading {
    Demand read(long number, Words words);
  }

  /** One contract's. What is closed is all zero, and its number is never given out again. */
  private static final class Source {
    private final AccountAddress contract;
    private final String count;
    private final String of;
    private final Reading reading;
    private final TreeMap<Long, Demand> open = new TreeMap<>();
    private long seen;

    Source(AccountAddress contract, String count, String of, Reading reading) {
      this.contract = contract;
      this.count = count;
      this.of = of;
      this.reading = reading;
    }

    void forget() {
      open.clear();
      seen = 0;
    }

    List<Demand> read(ContractReads contracts) {
      EthCall howMany = ContractReads.call(contract, Calls.plain(count));
      long last = contracts.latest(howMany).uint(0).longValueExact();
      List<Long> numbers = new ArrayList<>(open.headMap(last, true).keySet());
      for (long number = seen + 1; number <= last; number++) {
        numbers.add(number);
      }
      List<Words> answers =
          contracts.latest(
              numbers.stream()
                  .map(number -> ContractReads.call(contract, Calls.ofNumbers(of, number)))
                  .toList());
      open.clear();
      for (int i = 0; i < numbers.size(); i++) {
        long number = numbers.get(i);
        if (!answers.get(i).address(0).equals(AccountAddress.ZERO)) {
          open.put(number, reading.read(number, answers.get(i)));
        }
      }
      seen = last;
      return List.copyOf(open.values());
    }
  }
}
