package network.conet.issuer.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exchange.
 *
 * @param requestId 32 bytes, chosen by the client
 * @param spent tokens and tickets as docs/spec/tickets.md encodes them, 1 to 64
 * @param wanted what is to be signed, 1 to 64
 */
public record ExchangeJson(
    @Nullable String requestId,
    @Nullable List<@Nullable String> spent,
    @Nullable List<@Nullable WantedJson> wanted) {
  /**
   * One blind signature to make.
   *
   * @param kind {@code token} or {@code ticket}
   * @param denomination bytes
   * @param blindedMessage 256 bytes
   */
  public record WantedJson(
      @Nullable String kind,
      @Nullable Long window,
      @Nullable Long denomination,
      @Nullable String blindedMessage) {}
}
