package network.conet.issuer.rest;

import org.jspecify.annotations.Nullable;

/**
 * What an account committed to a window.
 *
 * @param amount base units
 */
public record CreditJson(
    @Nullable String account, @Nullable Long window, @Nullable String amount) {}
