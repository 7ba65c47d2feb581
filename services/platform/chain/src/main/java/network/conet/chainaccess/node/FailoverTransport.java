package network.conet.chainaccess.node;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Several endpoints as one: whichever answered last is asked first, the others if it does not. */
final class FailoverTransport implements RpcTransport {
  private final List<? extends RpcTransport> endpoints;
  private final AtomicInteger preferred = new AtomicInteger();

  FailoverTransport(List<? extends RpcTransport> endpoints) {
    this.endpoints = List.copyOf(endpoints);
  }

  @Override
  public NodeAnswer<List<RpcReply>> exchange(List<RpcRequest> batch) {
    int first = preferred.get();
    NodeAnswer<List<RpcReply>> answer = endpoints.get(first).exchange(batch);
    for (int i = 1; i < endpoints.size() && answer instanceof NodeAnswer.NoAnswer; i++) {
      int other = (first + i) % endpoints.size();
      NodeAnswer<List<RpcReply>> next = endpoints.get(other).exchange(batch);
      if (!(next instanceof NodeAnswer.NoAnswer)) {
        preferred.set(other);
        return next;
      }
    }
    return answer;
  }
}
