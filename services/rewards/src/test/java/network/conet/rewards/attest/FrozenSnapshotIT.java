package network.conet.rewards.attest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import network.conet.chainevents.BlockPosition;
import network.conet.chainevents.consume.ChainProjection;
import network.conet.rewards.db.JdbcProjection;
import network.conet.rewards.stakes.Facts;
import network.conet.units.BlockNumber;
import network.conet.units.EpochId;
import org.junit.jupiter.api.Test;

/** What is signed rests on its snapshot block: no epoch is signed of a block that is gone. */
class FrozenSnapshotIT {
  private static final EpochId ONE = EpochId.of(1);

  private final World world = new World();

  private Recomputation compute() {
    world.report(ONE, 1_000_000);
    world.announce(ONE, 1);
    return world.recompute().next();
  }

  private Optional<BlockPosition> frozen() {
    ChainProjection projection = new JdbcProjection(world.session, log -> Optional.empty());
    try (Connection connection = world.database.getConnection()) {
      return projection.frozen(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theSnapshotOfTheNewestSignedEpochIsFrozen() {
    assertThat(frozen()).isEmpty();
    assertThat(compute()).isInstanceOf(Recomputation.Computed.class);
    assertThat(frozen()).contains(new BlockPosition(BlockNumber.of(1), Facts.hash(1)));
  }

  @Test
  void aNodeThatIsBehindIsWaitedForAndIsNoDispute() {
    world.behind = true;
    assertThat(compute()).isInstanceOf(Recomputation.NotReady.class);
    assertThat(world.ledger.openDispute()).isEmpty();
    world.behind = false;
    assertThat(world.recompute().next()).isInstanceOf(Recomputation.Computed.class);
  }

  @Test
  void aBlockThatIsTakenBackWhileItsEpochIsComputedIsNotSigned() {
    world.whileAsked = () -> world.session.run(() -> world.rows.takeBackAbove(BlockNumber.of(0)));
    assertThat(compute())
        .isInstanceOfSatisfying(
            Recomputation.NotReady.class,
            waiting -> assertThat(waiting.reason()).contains("taken back"));
    assertThat(world.ledger.last()).isEmpty();
    assertThat(frozen()).isEmpty();
  }
}
