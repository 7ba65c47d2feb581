package network.conet.client.proxy;

import java.util.function.Supplier;
import network.conet.client.circuits.PoolStatus;

/**
 * {@code /} for people and {@code /status.json} for programs. A page of the web that has a name of
 * its own lead to this machine gets neither: the request must name the machine itself.
 */
final class StatusPages implements OwnPages {
  private static final String OWN_NAMES = "(127\\.[0-9.]+|localhost|\\[::1\\])(:[0-9]+)?";

  private final Supplier<PoolStatus> status;

  StatusPages(Supplier<PoolStatus> status) {
    this.status = status;
  }

  @Override
  public HttpAnswer answer(RequestHead head) {
    if (!head.header("Host").orElse("").matches(OWN_NAMES)) {
      return HttpAnswer.forbidden();
    }
    return switch (head.target()) {
      case "/" -> HttpAnswer.page("text/html; charset=utf-8", StatusText.html(status.get()));
      case "/status.json" -> HttpAnswer.page("application/json", StatusText.json(status.get()));
      default -> HttpAnswer.notFound();
    };
  }
}
