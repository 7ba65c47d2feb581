package network.conet.proofs.grpc;

import io.grpc.Status;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Checks a role where an annotation cannot: what an interceptor throws before a client's stream has
 * begun never reaches the client, which would wait for ever.
 */
@Singleton
public class Callers {
  private final CurrentIdentityAssociation current;

  Callers(CurrentIdentityAssociation current) {
    this.current = current;
  }

  /** Why the caller may not do what needs that role; empty if it may. */
  Optional<Status> refused(String role) {
    try {
      SecurityIdentity caller = current.getIdentity();
      if (caller.isAnonymous()) {
        return Optional.of(unauthenticated());
      }
      return caller.hasRole(role)
          ? Optional.empty()
          : Optional.of(
              Status.PERMISSION_DENIED.withDescription("the token lacks the role that this needs"));
    } catch (SecurityException e) {
      return Optional.of(unauthenticated());
    }
  }

  private static Status unauthenticated() {
    return Status.UNAUTHENTICATED.withDescription("this needs a valid token of the realm");
  }
}
