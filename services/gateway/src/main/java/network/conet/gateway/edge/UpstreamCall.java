package network.conet.gateway.edge;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.NoStackTraceThrowable;
import org.jspecify.annotations.Nullable;

/** One question to a service, whose answer is read whole; it ends when nobody waits any more. */
final class UpstreamCall {
  /** A service's answer. */
  record Answer(int status, MultiMap headers, Buffer body) {}

  /** Ends the call with what the caller is to be told. */
  static final class Failure extends NoStackTraceThrowable {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Failure(Problem problem) {
      super(problem.name());
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }

  private final Vertx vertx;
  private final HttpClient client;
  private final long largestAnswer;
  private final Promise<Answer> promise = Promise.promise();
  private @Nullable HttpClientRequest request;
  private long timer;
  private boolean over;

  UpstreamCall(Vertx vertx, HttpClient client, long largestAnswer) {
    this.vertx = vertx;
    this.client = client;
    this.largestAnswer = largestAnswer;
  }

  Future<Answer> ask(RequestOptions options, Buffer body, long patienceMillis) {
    timer = vertx.setTimer(patienceMillis, late -> fail(Problem.UPSTREAM_SILENT));
    boolean again =
        HttpMethod.GET.equals(options.getMethod()) || HttpMethod.HEAD.equals(options.getMethod());
    send(options, body, again);
    return promise.future();
  }

  /** A kept connection may be closed by the service just then: what only reads is asked again. */
  private void send(RequestOptions options, Buffer body, boolean again) {
    client
        .request(options)
        .compose(
            ready -> {
              request = ready;
              if (over) {
                ready.reset();
                return Future.failedFuture(new Failure(Problem.UPSTREAM_SILENT));
              }
              return ready.send(body);
            })
        .onSuccess(this::read)
        .onFailure(
            failure -> {
              if (again && !over && failure instanceof HttpClosedException) {
                send(options, body, false);
              } else {
                fail(problem(failure));
              }
            });
  }

  private void read(HttpClientResponse response) {
    Buffer body = Buffer.buffer();
    response.handler(
        chunk -> {
          body.appendBuffer(chunk);
          if (body.length() > largestAnswer) {
            fail(Problem.ANSWER_TOO_LARGE);
          }
        });
    response.exceptionHandler(failure -> fail(Problem.UPSTREAM_UNREACHABLE));
    response.endHandler(
        end -> {
          if (!over) {
            finish();
            promise.complete(new Answer(response.statusCode(), response.headers(), body));
          }
        });
  }

  private static Problem problem(Throwable failure) {
    return failure instanceof ConnectionPoolTooBusyException
        ? Problem.BUSY
        : Problem.UPSTREAM_UNREACHABLE;
  }

  private void fail(Problem problem) {
    if (!over) {
      cancel();
      promise.fail(new Failure(problem));
    }
  }

  /** Nobody waits for the answer any more. */
  void cancel() {
    finish();
    if (request != null) {
      request.reset();
    }
  }

  private void finish() {
    over = true;
    vertx.cancelTimer(timer);
  }
}
