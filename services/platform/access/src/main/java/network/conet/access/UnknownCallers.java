package network.conet.access;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusException;
import io.quarkus.grpc.auth.AuthExceptionHandler;
import io.quarkus.grpc.auth.AuthExceptionHandlerProvider;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;

/**
 * A caller without an identity is UNAUTHENTICATED; one whose identity lacks the role is
 * PERMISSION_DENIED.
 */
@Singleton
public class UnknownCallers implements AuthExceptionHandlerProvider {
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }

  @Override
  public <ReqT, RespT> AuthExceptionHandler<ReqT, RespT> createHandler(
      ServerCall.Listener<ReqT> listener, ServerCall<ReqT, RespT> call, Metadata metadata) {
    return new AuthExceptionHandler<>(listener, call, metadata) {
      @Override
      protected void handleException(
          Throwable failure, ServerCall<ReqT, RespT> serverCall, Metadata headers) {
        if (failure instanceof UnauthorizedException) {
          serverCall.close(unauthenticated(), new Metadata());
        } else if (failure instanceof ForbiddenException) {
          serverCall.close(roleMissing(), new Metadata());
        } else {
          super.handleException(failure, serverCall, headers);
        }
      }
    };
  }

  @Override
  public StatusException transformToStatusException(Throwable failure) {
    return failure instanceof ForbiddenException
        ? roleMissing().asException()
        : unauthenticated().asException();
  }

  @Override
  public boolean handlesException(Throwable failure) {
    return failure instanceof UnauthorizedException
        || failure instanceof ForbiddenException
        || failure instanceof AuthenticationException;
  }

  private static Status roleMissing() {
    return Status.PERMISSION_DENIED.withDescription("the token lacks the role that this needs");
  }

  private static Status unauthenticated() {
    return Status.UNAUTHENTICATED.withDescription("this needs a valid token of the realm");
  }
}
