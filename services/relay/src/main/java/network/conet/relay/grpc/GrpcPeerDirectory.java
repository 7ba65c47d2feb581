package network.conet.relay.grpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import network.conet.circuit.onion.OnionPublicKey;
import network.conet.proto.staking.v1.ListNodesRequest;
import network.conet.proto.staking.v1.ListNodesResponse;
import network.conet.proto.staking.v1.Node;
import network.conet.proto.staking.v1.NodeDirectoryServiceGrpc.NodeDirectoryServiceBlockingStub;
import network.conet.proto.staking.v1.NodeStatus;
import network.conet.relay.peers.Peer;
import network.conet.relay.peers.PeerDirectory;
import network.conet.units.AccountAddress;
import network.conet.units.NodeId;

/** The registry as staking knows it, refreshed from time to time. */
public final class GrpcPeerDirectory implements PeerDirectory {
  private static final int PAGE = 500;
  private final NodeDirectoryServiceBlockingStub stub;
  private volatile Map<NodeId, Peer> peers = Map.of();

  public GrpcPeerDirectory(NodeDirectoryServiceBlockingStub stub) {
    this.stub = stub;
  }

  /**
   * @throws io.grpc.StatusRuntimeException if staking does not answer; what was known stays
   */
  public void refresh() {
    List<Peer> found = new ArrayList<>();
    String page = "";
    do {
      ListNodesResponse response =
          stub.withDeadlineAfter(5, TimeUnit.SECONDS)
              .listNodes(
                  ListNodesRequest.newBuilder()
                      .addStatuses(NodeStatus.NODE_STATUS_ACTIVE)
                      .setPageSize(PAGE)
                      .setPageToken(page)
                      .build());
      response.getNodesList().forEach(node -> decode(node).ifPresent(found::add));
      page = response.getNextPageToken();
    } while (!page.isEmpty());
    peers = found.stream().collect(Collectors.toUnmodifiableMap(Peer::nodeId, Function.identity()));
  }

  /** A node that registered nonsense cannot be reached, and is left out. */
  private static Optional<Peer> decode(Node node) {
    try {
      return Optional.of(
          new Peer(
              NodeId.of(node.getNodeId().toByteArray()),
              Peer.endpoint(node.getEndpoint()),
              OnionPublicKey.of(node.getOnionKey().toByteArray()),
              AccountAddress.of(node.getHotKey().toByteArray())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Peer> find(NodeId nodeId) {
    return Optional.ofNullable(peers.get(nodeId));
  }

  @Override
  public List<Peer> active() {
    return peers.values().stream().sorted(Comparator.comparing(Peer::nodeId)).toList();
  }
}
