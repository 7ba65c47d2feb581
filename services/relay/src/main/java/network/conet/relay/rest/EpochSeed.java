package network.conet.relay.rest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import network.conet.units.EpochId;
import network.conet.units.Hash32;
import org.jspecify.annotations.Nullable;

/** Reads the snapshot hash of the epoch before from the public dataset of proofs, once an epoch. */
public final class EpochSeed {
  private static final JsonMapper JSON = new JsonMapper();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI proofs;
  private @Nullable Known known;

  private record Known(EpochId open, Hash32 seed) {}

  public EpochSeed(URI proofs) {
    this.proofs = proofs;
  }

  /** Empty while the epoch before is not frozen. Called by one thread. */
  public Optional<Hash32> of(EpochId open) throws IOException, InterruptedException {
    if (open.number() == 0) {
      return Optional.empty();
    }
    if (open.number() == 1) {
      return Optional.of(Hash32.ZERO);
    }
    Known before = known;
    if (before != null && before.open().equals(open)) {
      return Optional.of(before.seed());
    }
    HttpResponse<byte[]> response =
        http.send(
            HttpRequest.newBuilder(proofs.resolve("/v1/datasets/" + open.previous()))
                .timeout(Duration.ofSeconds(5))
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      return Optional.empty();
    }
    Hash32 seed = Hash32.parse(JSON.readTree(response.body()).path("snapshotHash").asText());
    known = new Known(open, seed);
    return Optional.of(seed);
  }
}
