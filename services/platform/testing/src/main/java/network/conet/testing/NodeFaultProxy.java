package network.conet.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A real node behind something that misbehaves as public nodes and their providers do. What comes
 * through in between is the node's own answer.
 */
public final class NodeFaultProxy implements AutoCloseable {
  /** What is done instead of handing a request through. */
  public sealed interface Fault {
    /** As if nothing were wrong. */
    record None() implements Fault {}

    /** A status with a body of some kind. */
    record Status(int code, String contentType, String body) implements Fault {}

    /** A JSON-RPC error with status 200, in the form of the request: alone or a batch. */
    record Error(int code, String message) implements Fault {}

    /** The connection ends before an answer. */
    record Cut() implements Fault {}

    /** The node's answer, changed on its way. */
    record Changed(UnaryOperator<String> change) implements Fault {}
  }

  public static final Fault NONE = new Fault.None();
  public static final Fault TOO_MANY_IN_JSON =
      new Fault.Status(
          429,
          "application/json",
          "{\"jsonrpc\":\"2.0\",\"id\":0,\"error\":{\"code\":429,\"message\":\"slow down\"}}");
  public static final Fault TOO_MANY_IN_JSON_WITHOUT_ERROR =
      new Fault.Status(429, "application/json", "{\"message\":\"API rate limit exceeded\"}");
  public static final Fault TOO_MANY_EMPTY = new Fault.Status(429, "text/plain", "");
  public static final Fault TOO_MANY_IN_WORDS = new Fault.Status(429, "text/plain", "Too many");
  public static final Fault UNAVAILABLE = new Fault.Status(503, "text/html", "<h1>503</h1>");
  public static final Fault LIMIT_AS_ERROR = new Fault.Error(-32005, "limit exceeded");
  public static final Fault NO_JSON = new Fault.Status(200, "text/html", "<h1>hello</h1>");

  /** Every result is null: a backend that does not have what another one served. */
  public static final Fault NULLS = new Fault.Changed(body -> withResults(body, "null"));

  /** No logs where there are some. */
  public static final Fault NO_LOGS =
      new Fault.Changed(body -> body.replaceAll("\"result\":\\[\\{.*\\}\\]", "\"result\":[]"));

  private static final Pattern ID = Pattern.compile("\"id\":\\s*(\\d+)");

  private record Rule(Predicate<String> requests, Fault fault) {}

  private final URI node;
  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger asked = new AtomicInteger();
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private volatile String lastAuthorization = "";

  private NodeFaultProxy(URI node, HttpServer server) {
    this.node = node;
    this.server = server;
  }

  public static NodeFaultProxy before(String nodeUrl) {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      NodeFaultProxy proxy = new NodeFaultProxy(URI.create(nodeUrl), server);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", proxy::answer);
      server.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("the proxy does not start", e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** The Authorization header of the last request; empty text if it had none. */
  public String lastAuthorization() {
    return lastAuthorization;
  }

  /** From now on every request meets this. */
  public void misbehave(Fault fault) {
    rules.clear();
    rules.add(new Rule(request -> true, fault));
  }

  /** From now on requests that name this method meet this; others as before. */
  public void misbehave(String method, Fault fault) {
    rules.addFirst(new Rule(request -> request.contains("\"" + method + "\""), fault));
  }

  public void behave() {
    rules.clear();
  }

  /** How often it has been asked. */
  public int asked() {
    return asked.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    lastAuthorization =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    Fault fault =
        rules.stream()
            .filter(rule -> rule.requests().test(request))
            .findFirst()
            .map(Rule::fault)
            .orElse(NONE);
    switch (fault) {
      case Fault.None none -> send(exchange, 200, "application/json", ofNode(request));
      case Fault.Status(int code, String type, String body) -> send(exchange, code, type, body);
      case Fault.Error(int code, String message) ->
          send(exchange, 200, "application/json", errors(request, code, message));
      case Fault.Cut cut -> exchange.close();
      case Fault.Changed(UnaryOperator<String> change) ->
          send(exchange, 200, "application/json", change.apply(ofNode(request)));
    }
  }

  private String ofNode(String request) throws IOException {
    try {
      return http.send(
              HttpRequest.newBuilder(node)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(request))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static String errors(String request, int code, String message) {
    StringBuilder all = new StringBuilder();
    var ids = ID.matcher(request);
    while (ids.find()) {
      all.append(all.isEmpty() ? "" : ",")
          .append("{\"jsonrpc\":\"2.0\",\"id\":")
          .append(ids.group(1))
          .append(",\"error\":{\"code\":")
          .append(code)
          .append(",\"message\":\"")
          .append(message)
          .append("\"}}");
    }
    return request.stripLeading().startsWith("[") ? "[" + all + "]" : all.toString();
  }

  /** The same answer, each result replaced; ids and batches stay. */
  private static String withResults(String body, String result) {
    StringBuilder all = new StringBuilder();
    var ids = ID.matcher(body);
    while (ids.find()) {
      all.append(all.isEmpty() ? "" : ",")
          .append("{\"jsonrpc\":\"2.0\",\"id\":")
          .append(ids.group(1))
          .append(",\"result\":")
          .append(result)
          .append('}');
    }
    return body.stripLeading().startsWith("[") ? "[" + all + "]" : all.toString();
  }

  private static void send(HttpExchange exchange, int code, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
