package network.conet.governance.grpc;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import network.conet.governance.parameter.Parameters;
import network.conet.governance.proposal.Proposals;
import network.conet.proto.governance.v1.ListParametersRequest;
import network.conet.proto.governance.v1.ListParametersResponse;
import network.conet.proto.governance.v1.Parameter;
import network.conet.proto.governance.v1.ParameterServiceGrpc;

/** Parameters for other services. Who may call: any signed-in caller. */
@GrpcService
@Authenticated
public class ParameterEndpoint extends ParameterServiceGrpc.ParameterServiceImplBase {
  private final Parameters parameters;
  private final Proposals proposals;

  ParameterEndpoint(Parameters parameters, Proposals proposals) {
    this.parameters = parameters;
    this.proposals = proposals;
  }

  @Override
  @Blocking
  public void listParameters(
      ListParametersRequest request, StreamObserver<ListParametersResponse> observer) {
    ListParametersResponse.Builder answer =
        ListParametersResponse.newBuilder().setBlockNumber(proposals.asOf().number());
    parameters
        .all()
        .forEach(
            parameter ->
                answer.addParameters(
                    Parameter.newBuilder()
                        .setName(parameter.name())
                        .setValue(parameter.value().toString())
                        .setLowerBound(parameter.lower().toString())
                        .setUpperBound(parameter.upper().toString())
                        .setSetBlock(parameter.setBlock().number())));
    observer.onNext(answer.build());
    observer.onCompleted();
  }
}
