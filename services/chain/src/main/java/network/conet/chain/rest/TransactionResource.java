package network.conet.chain.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import network.conet.access.FieldReader;
import network.conet.access.Page;
import network.conet.chain.transaction.Caller;
import network.conet.chain.transaction.ErrorCode;
import network.conet.chain.transaction.ListTransactions;
import network.conet.chain.transaction.Role;
import network.conet.chain.transaction.SignedEnvelope;
import network.conet.chain.transaction.StoredTransaction;
import network.conet.chain.transaction.Submission;
import network.conet.chain.transaction.SubmitSigned;
import network.conet.chain.transaction.TransactionStore;
import network.conet.chainaccess.ContractErrors;
import network.conet.units.AccountAddress;
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
  private final ListTransactions list;
  private final ContractErrors errors;
  private final SecurityIdentity identity;

  public TransactionResource(
      SubmitSigned submitSigned,
      TransactionStore store,
      ListTransactions list,
      ContractErrors errors,
      SecurityIdentity identity) {
    this.submitSigned = submitSigned;
    this.store = store;
    this.list = list;
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
    return switch (submitSigned.submit(envelope, caller(), roles())) {
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
  @Operation(summary = "The transactions of an account, highest nonce first")
  public Page<TransactionView> list(
      @QueryParam("account") @Nullable String account,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    int size = FIELDS.limit(limit);
    return Page.of(
        list.list(
            FIELDS.read("account", account, AccountAddress::parse),
            FIELDS.readIfGiven("cursor", cursor, ListTransactions::mark),
            size),
        size,
        list.upTo().number(),
        row -> TransactionView.row(row, errors),
        ListTransactions::cursor);
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

  private Caller caller() {
    return new Caller(identity.getPrincipal().getName());
  }

  private Set<Role> roles() {
    return identity.getRoles().stream()
        .map(Role::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }
}
