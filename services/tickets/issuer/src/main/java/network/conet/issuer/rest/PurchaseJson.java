package network.conet.issuer.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase of tokens.
 *
 * @param requestId 32 bytes, chosen by the client
 * @param denomination bytes
 * @param blindedMessages 1 to 64, 256 bytes each
 * @param accountSignature EIP-712 TokenPurchase, 65 bytes
 */
public record PurchaseJson(
    @Nullable String requestId,
    @Nullable String account,
    @Nullable Long window,
    @Nullable Long denomination,
    @Nullable List<@Nullable String> blindedMessages,
    @Nullable String accountSignature) {}
