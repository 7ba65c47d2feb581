package network.conet.chain.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import network.conet.access.FieldReader;
import network.conet.chain.transaction.ErrorCode;
import network.conet.chain.transaction.Role;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.Submission;
import network.conet.chain.transaction.SubmitSigned;
import network.conet.chain.transaction.TransactionStore;
import network.conet.chainaccess.ContractErrors;
import network.conet.units.TxHash;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Transactions that their senders signed. */
@Path("/v1/transactions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"operator", "delegator", "voter", "verifier", "client", "admin", "service"})
public class TransactionResource {
  /** {@code {"raw":"0x…"}}. */
  public record NewTransaction(@Nullable String raw) {}

  private static final FieldReader FIELDS = new FieldReader(ErrorCode.MALFORMED_REQUEST.name());

  private final SubmitSigned submitSigned;
  private final TransactionStore store;
  private final ContractErrors errors;
  private final SecurityIdentity identity;

  public TransactionResource(
      SubmitSigned submitSigned,
      TransactionStore store,
      ContractErrors errors,
      SecurityIdentity identity) {
    this.submitSigned = submitSigned;
    this.store = store;
    this.errors = errors;
    this.identity = identity;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @ResponseStatus(202)
  @Operation(summary = "Sends a transaction that its sender signed")
  public RestResponse<TransactionView> submit(@Nullable NewTransaction body) {
    SignedEnvelope envelope =
        FIELDS.read("raw", body == null ? null : body.raw(), SignedEnvelope::new);
    return switch (submitSigned.submit(envelope, roles())) {
      case Submission.Refused(ErrorCode code, String detail) ->
          throw Problems.of(code, detail).exception();
      case Submission.Accepted(StoredTransaction transaction) ->
          RestResponse.ResponseBuilder.create(
                  RestResponse.Status.ACCEPTED, TransactionView.of(transaction, errors))
              .location(URI.create("/v1/transactions/" + transaction.hash()))
              .build();
    };
  }

  @GET
  @Path("/{hash}")
  @Operation(summary = "What became of a transaction")
  public TransactionView get(String hash) {
    return store
        .byHash(FIELDS.read("hash", hash, TxHash::parse))
        .map(transaction -> TransactionView.of(transaction, errors))
        .orElseThrow(
            () ->
                Problems.of(ErrorCode.UNKNOWN_TRANSACTION, "no such transaction was submitted here")
                    .exception());
  }

  private Set<Role> roles() {
    return identity.getRoles().stream()
        .map(Role::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }
}
