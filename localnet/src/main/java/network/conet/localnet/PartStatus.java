package network.conet.localnet;

/**
 * One line of the table.
 *
 * @param state up, unwell (runs, but its probe does not hold), down, or done (a step)
 * @param pid 0 when it has no process
 */
public record PartStatus(
    String part,
    String state,
    String address,
    long pid,
    long pssBytes,
    String log,
    String detail) {}
