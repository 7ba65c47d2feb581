package network.conet.relay.grpc;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Puts the service account's current token on each call. */
public final class ServiceToken extends CallCredentials {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private final Supplier<String> token;

  /**
   * @param token may block to fetch a new one
   */
  public ServiceToken(Supplier<String> token) {
    this.token = token;
  }

  @Override
  public void applyRequestMetadata(
      RequestInfo request, Executor executor, MetadataApplier applier) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                Metadata headers = new Metadata();
                headers.put(AUTHORIZATION, "Bearer " + token.get());
                applier.apply(headers);
              } catch (RuntimeException e) {
                applier.fail(
                    Status.UNAVAILABLE
                        .withDescription("no token from the identity provider")
                        .withCause(e));
              }
            });
  }
}
