package network.conet.issuer.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import network.conet.access.Etag;
import network.conet.chainaccess.ContractAddresses;
import network.conet.issuer.key.KeyRing;
import network.conet.issuer.key.KeyStore;
import network.conet.issuer.request.Prices;
import network.conet.tickets.KeyHash;
import network.conet.tickets.KeySlot;
import network.conet.units.Bytes;
import network.conet.units.ChainId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** The issuer's keys. Who may call: anyone. */
@Path("/v1/issuer/keys")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class KeysResource {
  private final KeyRing keys;
  private final Prices prices;
  private final ChainId chain;

  KeysResource(KeyRing keys, Prices prices, ContractAddresses addresses) {
    this.keys = keys;
    this.prices = prices;
    this.chain = addresses.chainId();
  }

  @GET
  @Operation(summary = "Keys of the windows in use and the next, with what each signature costs")
  public RestResponse<KeysJson> all(@Context Request request) {
    KeysJson published =
        new KeysJson(keys.inUse().stream().map(this::json).toList(), keys.openWindow().number());
    return Etag.ofContent(published).answer(request, () -> published);
  }

  private KeysJson.KeyJson json(KeyStore.PublishedKey published) {
    KeySlot slot = published.slot();
    return new KeysJson.KeyJson(
        Kinds.name(slot.kind()),
        slot.window().number(),
        slot.denomination().bytes(),
        Bytes.of(published.key().toBytes()).hex(),
        KeyHash.of(chain, slot, published.key()).hex(),
        prices.of(slot.window()).of(slot.denomination()).toString());
  }
}
