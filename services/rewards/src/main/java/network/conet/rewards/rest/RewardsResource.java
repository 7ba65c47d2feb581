package network.conet.rewards.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.util.List;
import java.util.Optional;
import network.conet.access.Etag;
import network.conet.access.FieldReader;
import network.conet.access.Page;
import network.conet.chainaccess.ChecksumAddress;
import network.conet.rewards.catalogue.AccountRewards;
import network.conet.rewards.catalogue.Claim;
import network.conet.rewards.catalogue.EarnedEntry;
import network.conet.rewards.catalogue.ProveClaim;
import network.conet.rewards.catalogue.RewardsCatalogue;
import network.conet.units.AccountAddress;
import network.conet.units.EpochId;
import network.conet.units.NodeId;
import network.conet.units.TokenAmount;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What accounts earned and can claim. */
@Path("/v1/rewards")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class RewardsResource {
  private static final FieldReader FIELDS = new FieldReader(ErrorCode.MALFORMED.name());

  private final RewardsCatalogue catalogue;
  private final ProveClaim claims;

  RewardsResource(RewardsCatalogue catalogue, ProveClaim claims) {
    this.catalogue = catalogue;
    this.claims = claims;
  }

  @GET
  @Path("/{account}")
  @PermitAll
  @Operation(summary = "Cumulative, claimed and claimable, by node and epoch")
  public RestResponse<AccountJson> account(
      @PathParam("account") String account,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context Request request) {
    AccountAddress address = FIELDS.read("account", account, ChecksumAddress::parse);
    int size = FIELDS.limit(limit);
    Optional<EarnedEntry> after = FIELDS.readIfGiven("cursor", cursor, RewardsResource::cursor);
    long block = catalogue.asOf().number();
    AccountRewards sums = catalogue.account(address);
    List<EarnedEntry> entries = catalogue.entries(address, after, size);
    String next =
        entries.size() < size ? null : entries.getLast().epoch() + ":" + entries.getLast().node();
    AccountJson body =
        AccountJson.of(
            address,
            sums,
            new Page<>(entries.stream().map(AccountJson.EntryJson::of).toList(), next, block));
    return Etag.of(block + "-" + sums.activeEpoch() + "-" + sums.pending() + "-" + next)
        .answer(request, () -> body);
  }

  @GET
  @Path("/{account}/claim")
  @PermitAll
  @Operation(summary = "Cumulative amount and proof against the active root")
  public RestResponse<ClaimJson> claim(
      @PathParam("account") String account, @Context Request request) {
    AccountAddress address = FIELDS.read("account", account, ChecksumAddress::parse);
    Claim claim =
        claims
            .prove(address)
            .orElseThrow(
                () ->
                    ErrorCode.NOTHING_TO_CLAIM.problem(
                        "no active root holds an amount for " + address));
    return Etag.of(claim.root().hex()).answer(request, () -> ClaimJson.of(claim));
  }

  private static EarnedEntry cursor(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not a cursor of this list");
    }
    return new EarnedEntry(
        EpochId.parse(text.substring(0, colon)),
        NodeId.parse(text.substring(colon + 1)),
        TokenAmount.ZERO);
  }
}
