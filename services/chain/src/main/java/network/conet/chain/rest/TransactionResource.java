package network.conet.chain.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import network.conet.chain.transaction.ErrorCode;
import network.conet.chain.transaction.Role;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.Submission;
import network.conet.chain.transaction.SubmitSigned;
import network.conet.chain.transaction.TransactionStore;
import network.conet.units.TxHash;
import org.jspecify.annotations.Nullable;

/** Transactions that their senders signed. */
@Path("/v1/transactions")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RolesAllowed({"operator", "delegator", "voter", "verifier", "client", "admin", "service"})
public class TransactionResource {
  /** {@code {"raw":"0x…"}}. */
  public record NewTransaction(@Nullable String raw) {}

  private final SubmitSigned submitSigned;
  private final TransactionStore store;
  private final SecurityIdentity identity;

  public TransactionResource(
      SubmitSigned submitSigned, TransactionStore store, SecurityIdentity identity) {
    this.submitSigned = submitSigned;
    this.store = store;
    this.identity = identity;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response submit(@Nullable NewTransaction body) {
    if (body == null || body.raw() == null) {
      return malformed("raw", "is missing");
    }
    SignedEnvelope envelope;
    try {
      envelope = new SignedEnvelope(body.raw());
    } catch (IllegalArgumentException e) {
      return malformed("raw", String.valueOf(e.getMessage()));
    }
    return switch (submitSigned.submit(envelope, roles())) {
      case Submission.Refused(ErrorCode code, String detail) -> Problem.response(code, detail);
      case Submission.Accepted(StoredTransaction transaction) ->
          Response.accepted(TransactionView.of(transaction))
              .location(URI.create("/v1/transactions/" + transaction.hash()))
              .build();
    };
  }

  @GET
  @Path("/{hash}")
  public Response get(String hash) {
    TxHash name;
    try {
      name = TxHash.parse(hash);
    } catch (IllegalArgumentException e) {
      return malformed("hash", String.valueOf(e.getMessage()));
    }
    return store
        .byHash(name)
        .map(transaction -> Response.ok(TransactionView.of(transaction)).build())
        .orElseGet(
            () ->
                Problem.response(
                    ErrorCode.UNKNOWN_TRANSACTION, "no such transaction was submitted here"));
  }

  private Set<Role> roles() {
    return identity.getRoles().stream()
        .map(Role::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  private static Response malformed(String field, String detail) {
    return Problem.response(
        ErrorCode.MALFORMED_REQUEST, field + " " + detail, new Problem.FieldError(field, detail));
  }
}
