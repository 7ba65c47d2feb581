package network.conet.client.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import network.conet.client.stream.StreamRefused;

/**
 * What the proxy itself says.
 *
 * @param proxyStatus RFC 9209; empty if nothing failed
 */
record HttpAnswer(int status, String reason, String proxyStatus, String type, byte[] body) {
  private static final String TEXT = "text/plain; charset=utf-8";

  HttpAnswer {
    body = body.clone();
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  static HttpAnswer page(String type, String body) {
    return new HttpAnswer(200, "OK", "", type, body.getBytes(StandardCharsets.UTF_8));
  }

  static HttpAnswer notFound() {
    return text(404, "Not Found", "", "There is no such page here; the status is at /.");
  }

  static HttpAnswer forbidden() {
    return text(403, "Forbidden", "", "Only this machine sees the status.");
  }

  static HttpAnswer badRequest(String sentence) {
    return text(400, "Bad Request", "http_request_error", sentence);
  }

  /**
   * Each cause has a status of its own but for those that the destination's side does not answer.
   */
  static HttpAnswer of(StreamRefused refused) {
    String sentence = refused.sentence();
    return switch (refused.reason()) {
      case NAME_UNKNOWN -> text(502, "Name Unknown", "dns_error", sentence);
      case CONNECTION_REFUSED -> text(503, "Connection Refused", "connection_refused", sentence);
      case TIMED_OUT -> text(504, "Timed Out", "connection_timeout", sentence);
      case UNREACHABLE -> text(502, "Unreachable", "destination_ip_unroutable", sentence);
      case NOT_ALLOWED -> text(403, "Not Allowed", "destination_ip_prohibited", sentence);
      case NO_CIRCUIT -> text(503, "No Circuit", "proxy_internal_error", sentence);
    };
  }

  private static HttpAnswer text(int status, String reason, String error, String sentence) {
    String proxyStatus = error.isEmpty() ? "" : "conet; error=" + error;
    return new HttpAnswer(
        status, reason, proxyStatus, TEXT, (sentence + "\n").getBytes(StandardCharsets.UTF_8));
  }

  String head() {
    return String.format(
        Locale.ROOT,
        "HTTP/1.1 %d %s\r\n%sContent-Type: %s\r\nContent-Length: %d\r\n"
            + "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
            + "Connection: close\r\n\r\n",
        status,
        reason,
        proxyStatus.isEmpty() ? "" : "Proxy-Status: " + proxyStatus + "\r\n",
        type,
        body.length);
  }
}
