package network.conet.rewards.grpc;

import io.grpc.CallCredentials;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A connection to another service, with the service account's token on every call. */
public final class ServiceChannel implements AutoCloseable {
  static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel channel;
  private final Supplier<String> token;

  /**
   * @param target host:port
   */
  public ServiceChannel(String target, Supplier<String> token) {
    this.channel = ManagedChannelBuilder.forTarget(target).usePlaintext().build();
    this.token = token;
  }

  ManagedChannel channel() {
    return channel;
  }

  CallCredentials credentials() {
    return new CallCredentials() {
      @Override
      public void applyRequestMetadata(
          RequestInfo info, Executor executor, MetadataApplier applier) {
        executor.execute(
            () -> {
              try {
                Metadata metadata = new Metadata();
                metadata.put(AUTHORIZATION, "Bearer " + token.get());
                applier.apply(metadata);
              } catch (RuntimeException e) {
                applier.fail(Status.UNAVAILABLE.withDescription("no token").withCause(e));
              }
            });
      }
    };
  }

  @Override
  public void close() {
    try {
      if (!channel.shutdown().awaitTermination(3, TimeUnit.SECONDS)) {
        channel.shutdownNow();
      }
    } catch (InterruptedException e) {
      channel.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
