package network.conet.gateway.route;

/**
 * Where a request goes.
 *
 * @param upstream who answers
 * @param path the path to ask for there
 */
public record Route(Upstream upstream, String path) {}
