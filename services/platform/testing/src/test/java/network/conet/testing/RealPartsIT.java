package network.conet.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class RealPartsIT {
  @Test
  void postgresIsVersion18AndEachDatabaseIsAlone() throws Exception {
    Database one = PostgresServer.freshDatabase();
    Database two = PostgresServer.freshDatabase();
    assertThat(one.url()).isNotEqualTo(two.url());
    try (Connection connection = one.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW server_version")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getString(1)).startsWith("18.");
    }
  }

  @Test
  void kafkaKnowsATopic() throws Exception {
    String topic = KafkaBroker.freshTopic(3);
    try (Admin admin = KafkaBroker.admin().admin()) {
      assertThat(admin.listTopics().names().get(10, TimeUnit.SECONDS)).contains(topic);
    }
  }

  @Test
  void anvilAnswersItsChainId() throws Exception {
    assertThat(
            post(
                AnvilNode.shared(),
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"eth_chainId\",\"params\":[]}"))
        .contains("0x7a69");
  }

  @Test
  void theIssuerPublishesItsKeysAndHandsOutTokens() throws Exception {
    assertThat(post(TokenIssuer.url() + "/certs", "")).contains("RSA");
    assertThat(post(TokenIssuer.url() + "/token", "grant_type=client_credentials"))
        .contains("access_token");
    assertThat(TokenIssuer.token("alice", "operator").split("\\.", -1)).hasSize(3);
  }

  private static String post(String url, String body) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
