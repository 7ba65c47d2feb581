package network.conet.chain.grpc;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;
import io.quarkus.grpc.auth.AuthExceptionHandler;
import io.quarkus.grpc.auth.AuthExceptionHandlerProvider;
import io.quarkus.grpc.auth.DefaultAuthExceptionHandlerProvider;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;

/**
 * Tells a caller without a token UNAUTHENTICATED, where the framework says PERMISSION_DENIED as it
 * does to one whose role is missing: the first can be cured by signing in, the second cannot.
 */
@Singleton
public class MissingTokenStatus implements AuthExceptionHandlerProvider {
  private final DefaultAuthExceptionHandlerProvider others =
      new DefaultAuthExceptionHandlerProvider();

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }

  @Override
  public <Q, A> AuthExceptionHandler<Q, A> createHandler(
      ServerCall.Listener<Q> listener, ServerCall<Q, A> call, Metadata metadata) {
    return new AuthExceptionHandler<>(listener, call, metadata) {
      @Override
      protected void handleException(
          Throwable exception, ServerCall<Q, A> failed, Metadata headers) {
        if (exception instanceof UnauthorizedException) {
          failed.close(Status.UNAUTHENTICATED, headers);
        } else {
          super.handleException(exception, failed, headers);
        }
      }
    };
  }

  @Override
  public StatusException transformToStatusException(Throwable exception) {
    return exception instanceof UnauthorizedException
        ? new StatusException(Status.UNAUTHENTICATED)
        : others.transformToStatusException(exception);
  }

  @Override
  public boolean handlesException(Throwable exception) {
    return others.handlesException(exception);
  }
}
