package network.conet.chainaccess.node;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Asks a node that fails no more often than in peace: after each failure it is left alone for a
 * while, twice as long each time up to a limit and with jitter; meanwhile everybody has the last
 * cause for an answer, and when the while is over one question goes ahead of all others.
 */
final class ThrottledTransport implements RpcTransport {
  private static final Duration FIRST = Duration.ofMillis(250);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final RpcTransport node;
  private final LongSupplier nanoTime;
  private final DoubleSupplier random;
  private int failures;
  private long notBefore;
  private boolean asking;
  private NodeAnswer.Cause last = NodeAnswer.Cause.UNREACHABLE;
  private String detail = "";

  /**
   * @param random between 0 and 1
   */
  ThrottledTransport(RpcTransport node, LongSupplier nanoTime, DoubleSupplier random) {
    this.node = node;
    this.nanoTime = nanoTime;
    this.random = random;
  }

  @Override
  public NodeAnswer<List<RpcReply>> exchange(List<RpcRequest> batch) {
    synchronized (this) {
      if (failures > 0 && (asking || nanoTime.getAsLong() - notBefore < 0)) {
        return NodeAnswer.none(last, "left alone for a while after: " + detail);
      }
      asking = failures > 0;
    }
    NodeAnswer<List<RpcReply>> answer = node.exchange(batch);
    synchronized (this) {
      asking = false;
      if (answer instanceof NodeAnswer.NoAnswer<List<RpcReply>> silence && ofTheNode(silence)) {
        failed(silence);
      } else {
        failures = 0;
      }
    }
    return answer;
  }

  /** Not of the one block that was asked for. */
  private static boolean ofTheNode(NodeAnswer.NoAnswer<?> silence) {
    return silence.cause() != NodeAnswer.Cause.BLOCK_UNKNOWN
        && silence.cause() != NodeAnswer.Cause.STATE_NOT_KEPT;
  }

  private void failed(NodeAnswer.NoAnswer<?> silence) {
    long whole = Math.min(LIMIT.toNanos(), FIRST.toNanos() << Math.min(failures, 10));
    notBefore = nanoTime.getAsLong() + whole / 2 + (long) (random.getAsDouble() * (whole / 2.0));
    failures++;
    last = silence.cause();
    detail = silence.detail();
  }
}
