package network.conet.chainaccess.node;

import java.util.List;

/** Brings a batch of calls to a node and its replies back: all in order, or none. */
interface RpcTransport {
  NodeAnswer<List<RpcReply>> exchange(List<RpcRequest> batch);
}
