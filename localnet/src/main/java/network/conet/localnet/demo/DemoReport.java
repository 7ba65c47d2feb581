package network.conet.localnet.demo;

import java.util.List;

/**
 * What {@code demo --json FILE} writes.
 *
 * @param readyMs from the command to a network that is ready
 * @param bytesRelayed through three relays
 * @param pssBytes memory of all parts at the end
 */
public record DemoReport(
    List<StepResult> steps, long readyMs, long totalMs, long bytesRelayed, long pssBytes) {}
