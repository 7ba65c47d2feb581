package network.conet.chainaccess.node;

import java.util.function.Function;

/** What came of a question to a node. */
public sealed interface NodeAnswer<T> {
  record Answered<T>(T value) implements NodeAnswer<T> {}

  /** The node understood and says no, and will say so again. */
  record Refused<T>(RpcError error) implements NodeAnswer<T> {}

  /** Nothing may be concluded: what was asked may or may not be so, or have happened. */
  record NoAnswer<T>(Cause cause, String detail) implements NodeAnswer<T> {}

  /** Why there is no answer; metrics are told apart by it. */
  enum Cause {
    /** No connection, or it broke. */
    UNREACHABLE,
    TIMEOUT,
    /** A status other than 200 that is no rate limit. */
    HTTP_STATUS,
    /** Asked too often, in whatever way the node says it. */
    THROTTLED,
    /** Not the JSON that was asked for. */
    MALFORMED,
    /** The node failed inside. */
    NODE_ERROR,
    /** The node is behind what it, or its sibling, said before. */
    LAGGING,
    /** The block is there, its logs or receipts are not yet. */
    INCOMPLETE,
    /** The node does not know the block it should read at. */
    BLOCK_UNKNOWN,
    /** The node has dropped the state of that block. */
    STATE_NOT_KEPT
  }

  static <T> NodeAnswer<T> of(T value) {
    return new Answered<>(value);
  }

  static <T> NodeAnswer<T> none(Cause cause, String detail) {
    return new NoAnswer<>(cause, detail);
  }

  default <R> NodeAnswer<R> map(Function<? super T, ? extends R> change) {
    return then(value -> new Answered<>(change.apply(value)));
  }

  default <R> NodeAnswer<R> then(Function<? super T, NodeAnswer<R>> next) {
    return switch (this) {
      case Answered<T>(T value) -> next.apply(value);
      case Refused<T>(RpcError error) -> new Refused<>(error);
      case NoAnswer<T>(Cause cause, String detail) -> new NoAnswer<>(cause, detail);
    };
  }

  /**
   * The value, for whoever can only go on with one.
   *
   * @throws NoAnswerException if there is no answer: try again later
   * @throws NodeRefusedException if the node refuses
   */
  default T orThrow() {
    return switch (this) {
      case Answered<T>(T value) -> value;
      case Refused<T>(RpcError error) -> throw new NodeRefusedException(error);
      case NoAnswer<T>(Cause cause, String detail) -> throw new NoAnswerException(cause, detail);
    };
  }
}
