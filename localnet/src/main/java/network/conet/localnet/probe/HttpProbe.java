package network.conet.localnet.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Ready when the address answers 200. */
public record HttpProbe(URI address) implements Probe {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int DETAIL_LENGTH = 300;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  @Override
  public Answer ask() throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200
          ? Answer.READY
          : Answer.notYet(address + " answers " + response.statusCode() + " " + brief(response));
    } catch (IOException silent) {
      return Answer.notYet(address + " does not answer");
    }
  }

  private static String brief(HttpResponse<String> response) {
    String body = response.body().replaceAll("\\s+", " ");
    return body.length() > DETAIL_LENGTH ? body.substring(0, DETAIL_LENGTH) : body;
  }
}
