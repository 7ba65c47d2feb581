package network.conet.localnet.demo;

/** How a step went. */
public record StepResult(String name, boolean ok, long ms, String evidence) {}
