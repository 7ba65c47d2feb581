package network.conet.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import network.conet.gateway.limit.Standing;
import network.conet.gateway.route.Route;
import network.conet.gateway.route.RouteTable;
import network.conet.gateway.route.Upstream;
import org.jspecify.annotations.Nullable;

/**
 * One request, from its head to the last byte of its answer. Its steps run on the event loop of its
 * connection: head checked and counted, body read whole, service asked, answer written. Each step
 * has its own time; a caller that goes away ends the step.
 */
final class Exchange {
  private static final Duration TO_LET_GO = Duration.ofSeconds(1);

  private final EdgeServer server;
  private final EdgeConnection connection;
  private final HttpServerRequest request;
  private List<Standing> standings = List.of();
  private boolean last;
  private boolean over;
  private long bodyTaken;
  private long answerTaken;
  private @Nullable UpstreamCall call;

  Exchange(EdgeServer server, EdgeConnection connection, HttpServerRequest request) {
    this.server = server;
    this.connection = connection;
    this.request = request;
  }

  /** For what the decoder could not read: only a refusal is left. */
  void refuse() {
    connection.begin(this);
    last = true;
    refuse(RequestCheck.undecoded(request.decoderResult()));
  }

  void begin() {
    last = connection.begin(this) >= server.config().requestsOfConnection();
    request.exceptionHandler(brokenOff -> {});
    Optional<Problem> wrong = server.check().problem(request);
    if (wrong.isPresent()) {
      // where a head is wrong, what follows it may not be what it seems
      last = true;
      refuse(wrong.get());
      return;
    }
    Optional<Route> route = RouteTable.find(path());
    boolean signIn = route.isPresent() && route.get().isSignIn() && posts();
    standings =
        server.limits().count(connection.address(), server.callers().account(bearer()), signIn);
    if (!standings.getLast().granted()) {
      refuse(Problem.TOO_MANY_REQUESTS);
    } else if ("/".equals(path()) && !posts()) {
      readBody(body -> answer(200, json(), index()));
    } else if (route.isEmpty()) {
      refuse(Problem.NO_SUCH_PATH);
    } else {
      readBody(body -> forward(route.get(), signIn, body));
    }
  }

  /** What can be asked here, for somebody who has only the address. */
  private static Buffer index() {
    return new JsonObject()
        .put("resources", new JsonArray(RouteTable.resources()))
        .put("descriptions", new JsonArray(RouteTable.descriptions()))
        .toBuffer();
  }

  private boolean posts() {
    return HttpMethod.POST.equals(request.method());
  }

  private String path() {
    String uri = request.uri();
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  private @Nullable String bearer() {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        ? authorization.substring(7).strip()
        : null;
  }

  private void readBody(Consumer<Buffer> whole) {
    long length = RequestCheck.length(request);
    if (!server.limits().takeBody(length)) {
      refuse(Problem.BUSY);
      return;
    }
    bodyTaken = length;
    if (length > 0) {
      long timer =
          server
              .vertx()
              .setTimer(
                  server.config().bodyTime().toMillis(), late -> refuse(Problem.BODY_TOO_SLOW));
      request
          .body()
          .onComplete(
              read -> {
                server.vertx().cancelTimer(timer);
                if (!over && read.succeeded()) {
                  whole.accept(read.result());
                }
              });
      if (request.headers().contains(HttpHeaders.EXPECT)) {
        request.response().writeContinue();
      }
    } else {
      whole.accept(Buffer.buffer());
    }
  }

  private void forward(Route route, boolean signIn, Buffer body) {
    if (!connection.busy()) {
      refuse(Problem.TOO_MANY_AT_ONCE);
      return;
    }
    MultiMap headers = server.headers().inward(request.headers());
    if (route.upstream() == Upstream.KEYCLOAK) {
      server.headers().nameOrigin(headers);
    }
    String query = request.uri().substring(path().length());
    Upstreams upstreams = server.upstreams();
    UpstreamCall asked =
        new UpstreamCall(
            server.vertx(),
            upstreams.client(route.upstream()),
            server.config().largestAnswer().asLongValue());
    call = asked;
    asked
        .ask(
            upstreams.request(route.upstream(), request.method(), route.path() + query, headers),
            body,
            upstreams.patienceMillis())
        .onSuccess(
            answer -> {
              if (signIn && SignIn.failed(answer)) {
                server.limits().signInFailed(connection.address());
              }
              MultiMap sent = server.headers().outward(answer.headers());
              if (HttpMethod.HEAD.equals(request.method())) {
                sent.set(
                    HttpHeaders.CONTENT_LENGTH,
                    Optional.ofNullable(answer.headers().get(HttpHeaders.CONTENT_LENGTH))
                        .orElse("0"));
              }
              answer(answer.status(), sent, answer.body());
            })
        .onFailure(
            failure -> {
              if (failure instanceof UpstreamCall.Failure known) {
                refuse(known.problem());
              }
            });
  }

  /** A refusal; if something of the request is still to come, the connection ends with it. */
  private void refuse(Problem problem) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap().set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    if (problem.status() == 429 || problem.status() == 503) {
      headers.set("Retry-After", retryAfter());
    }
    answer(problem.status(), headers, problem.json());
  }

  private String retryAfter() {
    return standings.isEmpty() || standings.getLast().granted()
        ? "1"
        : Long.toString(Math.max(1, standings.getLast().seconds()));
  }

  private static MultiMap json() {
    return MultiMap.caseInsensitiveMultiMap().set(HttpHeaders.CONTENT_TYPE, "application/json");
  }

  private void answer(int status, MultiMap headers, Buffer body) {
    if (over || request.response().ended()) {
      return;
    }
    over = true;
    server.limits().giveBody(bodyTaken);
    bodyTaken = 0;
    connection.waiting();
    if (!server.limits().answers().take(body.length())) {
      connection.close();
      return;
    }
    answerTaken = body.length();
    HttpServerResponse response = request.response().setStatusCode(status);
    server.headers().secure(headers, standings);
    response.headers().setAll(headers);
    boolean unread = RequestCheck.announcesBody(request) && !request.isEnded();
    last |= unread;
    if (last) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    connection.closeAfter(server.config().answerTime());
    (HttpMethod.HEAD.equals(request.method()) ? response.end() : response.end(body))
        .onComplete(written -> taken(unread));
  }

  private void taken(boolean unread) {
    giveAnswer();
    if (unread) {
      connection.linger(request, TO_LET_GO);
    } else if (last) {
      connection.close();
    } else {
      connection.waiting();
      connection.closeAfter(server.config().idleTime());
    }
  }

  private void giveAnswer() {
    server.limits().answers().give(answerTaken);
    answerTaken = 0;
  }

  /** The caller is gone. */
  void abandon() {
    over = true;
    server.limits().giveBody(bodyTaken);
    bodyTaken = 0;
    giveAnswer();
    if (call != null) {
      call.cancel();
    }
  }
}
