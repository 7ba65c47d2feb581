package network.conet.chain.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import network.conet.chainaccess.Gas;
import network.conet.chainaccess.RevertData;
import network.conet.units.BlockNumber;
import network.conet.units.Hash32;
import network.conet.units.TxHash;

class StatusPropertyTest {
  private static final TxHash OTHER = TxHash.of(new byte[32]);

  /** What the chain says last, unless it takes it back, is what holds; whatever else happens. */
  @Property
  void theChainHasTheLastWord(@ForAll("changes") List<Status.Change> changes) {
    Status status = new Status.Pending();
    Optional<Hash32> block = Optional.empty();
    for (Status.Change change : changes) {
      Status before = status;
      status = status.after(change);
      block = lastWord(block, change);
      if (block.isPresent()) {
        assertThat(status.isOpen()).isFalse();
        assertThat(status).isNotInstanceOf(Status.Dropped.class);
      }
      boolean reopens =
          change instanceof Status.Change.TakenBack || change instanceof Status.Change.SentInAgain;
      if (!before.isOpen() && !reopens) {
        assertThat(status.isOpen()).isFalse();
      }
    }
  }

  private static Optional<Hash32> lastWord(Optional<Hash32> block, Status.Change change) {
    return switch (change) {
      case Status.Change.Included(Inclusion in) -> Optional.of(in.blockHash());
      case Status.Change.TakenBack(Hash32 taken) -> block.filter(b -> !b.equals(taken));
      case Status.Change.NonceUsed used ->
          block.isPresent() ? block : used.at().map(BlockPoint::hash);
      default -> block;
    };
  }

  /** Each change, once made, says nothing new. */
  @Property
  void aChangeTwiceIsAChangeOnce(
      @ForAll("changes") List<Status.Change> changes, @ForAll("change") Status.Change last) {
    Status status = new Status.Pending();
    for (Status.Change change : changes) {
      status = status.after(change);
    }
    Status once = status.after(last);
    assertThat(once.after(last)).isEqualTo(once);
  }

  @Provide
  Arbitrary<List<Status.Change>> changes() {
    return change().list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<Status.Change> change() {
    return Arbitraries.integers()
        .between(0, 2)
        .flatMap(
            n -> {
              BlockPoint at = new BlockPoint(BlockNumber.of(n), hash(n));
              return Arbitraries.of(
                  new Status.Change.Included(
                      new Inclusion(at.number(), at.hash(), new Gas(1), n != 1, RevertData.NONE)),
                  new Status.Change.NonceUsed(Optional.of(OTHER), Optional.of(at)),
                  new Status.Change.NonceUsed(Optional.empty(), Optional.empty()),
                  new Status.Change.TakenBack(at.hash()),
                  new Status.Change.Overdue(),
                  new Status.Change.GivenUp(DropReason.EXPIRED, Optional.empty()),
                  new Status.Change.SentInAgain());
            });
  }

  private static Hash32 hash(int n) {
    byte[] bytes = new byte[32];
    bytes[31] = (byte) n;
    return Hash32.of(bytes);
  }
}
