package network.conet.chain.transaction;

import java.time.Duration;

/**
 * How long finished transactions can be asked for.
 *
 * @param settled carried out, reverted or replaced
 * @param dropped in no block when they were given up
 * @param calls signed here: a key that is forgotten could send its call again
 */
public record Retention(Duration settled, Duration dropped, Duration calls) {}
