package network.conet.staking.grpc;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import network.conet.access.GrpcRefusal;
import network.conet.proto.staking.v1.GetNodeRequest;
import network.conet.proto.staking.v1.GetNodeResponse;
import network.conet.proto.staking.v1.ListNodesRequest;
import network.conet.proto.staking.v1.ListNodesResponse;
import network.conet.proto.staking.v1.NodeDirectoryServiceGrpc;
import network.conet.staking.directory.Node;
import network.conet.staking.directory.NodeDirectory;
import network.conet.staking.directory.NodeQuery;
import network.conet.staking.directory.NodeStatus;
import network.conet.units.NodeId;

/** The directory for relays and services. Who may call: any signed-in caller. */
@GrpcService
@Authenticated
public class NodeDirectoryEndpoint extends NodeDirectoryServiceGrpc.NodeDirectoryServiceImplBase {
  private static final int DEFAULT_PAGE = 100;

  private static final String SERVICE = "staking";

  private final NodeDirectory directory;

  NodeDirectoryEndpoint(NodeDirectory directory) {
    this.directory = directory;
  }

  @Override
  @Blocking
  public void listNodes(ListNodesRequest request, StreamObserver<ListNodesResponse> observer) {
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE : request.getPageSize();
    NodeQuery query;
    try {
      query =
          new NodeQuery(
              statuses(request),
              Optional.of(request.getPageToken()).filter(t -> !t.isEmpty()).map(NodeId::parse),
              size);
    } catch (IllegalArgumentException e) {
      observer.onError(malformed(String.valueOf(e.getMessage())));
      return;
    }
    long block = directory.asOf().number();
    List<Node> nodes = directory.list(query);
    ListNodesResponse.Builder answer = ListNodesResponse.newBuilder().setBlockNumber(block);
    nodes.forEach(node -> answer.addNodes(encode(node)));
    if (nodes.size() == size) {
      answer.setNextPageToken(nodes.getLast().id().hex());
    }
    observer.onNext(answer.build());
    observer.onCompleted();
  }

  @Override
  @Blocking
  public void getNode(GetNodeRequest request, StreamObserver<GetNodeResponse> observer) {
    if (request.getNodeId().size() != NodeId.BYTES) {
      observer.onError(malformed("node_id must have 32 bytes"));
      return;
    }
    NodeId id = NodeId.of(request.getNodeId().toByteArray());
    long block = directory.asOf().number();
    Optional<Node> node = directory.find(id);
    if (node.isEmpty()) {
      observer.onError(
          GrpcRefusal.of(Code.NOT_FOUND, "UNKNOWN_NODE", SERVICE, "there is no node " + id));
      return;
    }
    observer.onNext(
        GetNodeResponse.newBuilder().setNode(encode(node.get())).setBlockNumber(block).build());
    observer.onCompleted();
  }

  private static StatusRuntimeException malformed(String detail) {
    return GrpcRefusal.of(Code.INVALID_ARGUMENT, "INVALID_PARAMETER", SERVICE, detail);
  }

  private static Set<NodeStatus> statuses(ListNodesRequest request) {
    Set<NodeStatus> statuses = EnumSet.noneOf(NodeStatus.class);
    for (var status : request.getStatusesList()) {
      statuses.add(
          switch (status) {
            case NODE_STATUS_ACTIVE -> NodeStatus.ACTIVE;
            case NODE_STATUS_JAILED -> NodeStatus.JAILED;
            case NODE_STATUS_RETIRED -> NodeStatus.RETIRED;
            case NODE_STATUS_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalArgumentException("statuses: not a status");
          });
    }
    return statuses;
  }

  private static network.conet.proto.staking.v1.Node encode(Node node) {
    return network.conet.proto.staking.v1.Node.newBuilder()
        .setNodeId(ByteString.copyFrom(node.id().toBytes()))
        .setOwner(ByteString.copyFrom(node.owner().toBytes()))
        .setHotKey(ByteString.copyFrom(node.keys().hot().toBytes()))
        .setOnionKey(ByteString.copyFrom(node.keys().onion().toBytes()))
        .setEndpoint(node.endpoint())
        .setPrefix(ByteString.copyFrom(node.prefix().toBytes()))
        .setRegion(node.region())
        .setStatus(
            switch (node.status()) {
              case ACTIVE -> network.conet.proto.staking.v1.NodeStatus.NODE_STATUS_ACTIVE;
              case JAILED -> network.conet.proto.staking.v1.NodeStatus.NODE_STATUS_JAILED;
              case RETIRED -> network.conet.proto.staking.v1.NodeStatus.NODE_STATUS_RETIRED;
            })
        .setStake(node.backing().stake().toString())
        .setCommissionBps(node.backing().commission().value())
        .setRegisteredBlock(node.registered().number())
        .build();
  }
}
