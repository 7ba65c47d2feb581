package network.conet.rewards.grpc;

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
 * A call without a token is UNAUTHENTICATED: by default the framework gives it the status of a call
 * whose role is missing, and a caller could not tell that signing in would help.
 */
@Singleton
public class NoTokenAnswer implements AuthExceptionHandlerProvider {
  private final DefaultAuthExceptionHandlerProvider framework =
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
      protected void handleException(Throwable thrown, ServerCall<Q, A> refused, Metadata headers) {
        if (thrown instanceof UnauthorizedException) {
          refused.close(Status.UNAUTHENTICATED, headers);
        } else {
          super.handleException(thrown, refused, headers);
        }
      }
    };
  }

  @Override
  public StatusException transformToStatusException(Throwable thrown) {
    if (thrown instanceof UnauthorizedException) {
      return new StatusException(Status.UNAUTHENTICATED);
    }
    return framework.transformToStatusException(thrown);
  }

  @Override
  public boolean handlesException(Throwable thrown) {
    return framework.handlesException(thrown);
  }
}
