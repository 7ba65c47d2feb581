package network.conet.chain.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.conet.chain.config.ChainConfig;
import network.conet.chain.network.EpochClock;
import network.conet.chain.network.NetworkFacts;
import network.conet.chainaccess.ChecksumAddress;
import network.conet.chainaccess.ContractAddresses;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What a client must know first; open to anyone. */
@Path("/v1/network")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class NetworkResource {
  /** The answer; what a deployment does not have is left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NetworkView(
      long chainId,
      Map<String, String> contracts,
      long deployBlock,
      long headBlock,
      @Nullable Long epochLengthSeconds,
      @Nullable Long genesisTime,
      @Nullable Long currentEpoch,
      @Nullable Long lastAnchoredEpoch,
      @Nullable String realmUrl,
      @Nullable String rpcUrl,
      List<Long> voucherDenominations) {}

  private final ChainConfig config;
  private final ContractAddresses addresses;
  private final NetworkFacts facts;

  public NetworkResource(ChainConfig config, ContractAddresses addresses, NetworkFacts facts) {
    this.config = config;
    this.addresses = addresses;
    this.facts = facts;
  }

  @GET
  @Operation(summary = "Chain, contracts, times and addresses: what a client must know first")
  public NetworkView get() {
    Map<String, String> contracts = new TreeMap<>();
    addresses
        .contracts()
        .forEach((name, address) -> contracts.put(name.value(), ChecksumAddress.format(address)));
    Optional<EpochClock> clock = facts.epochClock();
    return new NetworkView(
        addresses.chainId().number(),
        contracts,
        addresses.deployBlock().number(),
        facts.head().number(),
        clock.map(c -> c.length().toSeconds()).orElse(null),
        clock.map(c -> c.genesis().getEpochSecond()).orElse(null),
        clock.map(c -> c.current().number()).orElse(null),
        clock.map(c -> c.lastAnchored().number()).orElse(null),
        config.publicUrl().map(url -> url + "/realms/conet").orElse(null),
        config.publicRpcUrl().orElse(null),
        config.denominations().orElse(List.of()));
  }
}
