package network.conet.proofs.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to give as {@code cursor} for the page after; null at the end
 * @param block the newest block that this service has applied
 */
public record Page<T>(List<T> items, @Nullable String next, long block) {}
