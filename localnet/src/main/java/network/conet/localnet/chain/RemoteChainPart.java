package network.conet.localnet.chain;

import java.net.URI;
import network.conet.localnet.part.Part;
import network.conet.localnet.probe.Probe;

/** A node that runs elsewhere: only looked at. */
public record RemoteChainPart(URI rpc) implements Part {
  @Override
  public String name() {
    return AnvilPart.NAME;
  }

  @Override
  public String address() {
    return rpc.toString();
  }

  @Override
  public Probe probe() {
    return new ChainProbe(new JsonRpc(rpc));
  }

  @Override
  public String cure() {
    return "check that " + rpc + " answers eth_blockNumber and eth_getProof";
  }
}
