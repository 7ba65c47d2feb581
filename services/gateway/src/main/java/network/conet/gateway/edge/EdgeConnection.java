package network.conet.gateway.edge;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import network.conet.gateway.limit.AddressGroup;
import org.jspecify.annotations.Nullable;

/** One caller's connection: its requests come one after the other, each with its time. */
final class EdgeConnection {
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final HttpConnection http;
  private final String address;
  private final EdgeLimits limits;
  private int requests;
  private long timer = NO_TIMER;
  private @Nullable Exchange current;

  EdgeConnection(Vertx vertx, HttpConnection http, EdgeLimits limits) {
    this.vertx = vertx;
    this.http = http;
    this.address = AddressGroup.of(http.remoteAddress().hostAddress());
    this.limits = limits;
  }

  void open(Duration headTime, Runnable closed) {
    http.closeHandler(
        end -> {
          closed.run();
          gone();
        });
    // what a caller does to its own connection is no news
    http.exceptionHandler(failure -> {});
    closeAfter(headTime);
    limits.connections().admit(this, address).ifPresent(EdgeConnection::close);
  }

  /** From whatever thread. */
  void close() {
    http.close();
  }

  String address() {
    return address;
  }

  int begin(Exchange exchange) {
    current = exchange;
    stopTimer();
    return ++requests;
  }

  boolean busy() {
    return limits.connections().busy(this);
  }

  void waiting() {
    limits.connections().waiting(this);
  }

  /** The caller has until then for its next step. */
  void closeAfter(Duration patience) {
    stopTimer();
    timer = vertx.setTimer(patience.toMillis(), late -> close());
  }

  void stopTimer() {
    vertx.cancelTimer(timer);
    timer = NO_TIMER;
  }

  /**
   * Ends after an answer to a request whose rest is not wanted: what still comes is let go for a
   * moment, because closing on unread bytes would take the answer back.
   */
  void linger(HttpServerRequest request, Duration moment) {
    if (request.isEnded()) {
      close();
      return;
    }
    request.handler(unread -> {});
    request.endHandler(end -> close());
    closeAfter(moment);
  }

  private void gone() {
    stopTimer();
    limits.connections().gone(this);
    if (current != null) {
      current.abandon();
    }
  }
}
