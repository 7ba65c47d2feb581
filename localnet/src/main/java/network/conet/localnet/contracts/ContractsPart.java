package network.conet.localnet.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import network.conet.localnet.chain.JsonRpc;
import network.conet.localnet.part.Part;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.Launch;
import network.conet.localnet.process.Launcher;
import network.conet.localnet.state.JsonFile;

/** Deploys the contracts once, by the same script that deploys them anywhere. */
public final class ContractsPart implements Part {
  public static final String NAME = "contracts";
  private final Path folder;
  private final Path addresses;
  private final Path log;
  private final List<String> needs;
  private final JsonRpc rpc;
  private final Map<String, String> settings;

  /**
   * @param folder of the Foundry project
   * @param addresses the file that the deployment writes
   * @param settings environment of the script: who holds what, and the deployer's key
   */
  public ContractsPart(
      Path folder,
      Path addresses,
      Path log,
      List<String> needs,
      URI rpc,
      Map<String, String> settings) {
    this.folder = folder;
    this.addresses = addresses;
    this.log = log;
    this.needs = List.copyOf(needs);
    this.rpc = new JsonRpc(rpc);
    this.settings = Map.copyOf(settings);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> needs() {
    return needs;
  }

  @Override
  public void prepare() throws IOException, InterruptedException, PartFailure {
    if (isDeployed()) {
      return;
    }
    Files.deleteIfExists(addresses);
    Map<String, String> environment = new TreeMap<>(settings);
    environment.put("CONET_RPC_URL", rpc.address().toString());
    environment.put("CONET_CONTRACTS_FILE", addresses.toString());
    int exit =
        Launcher.run(Launch.of(List.of("bash", "script/deploy.sh"), environment, folder), log);
    if (exit != 0 || !isDeployed()) {
      throw new PartFailure("the deployment ended with " + exit, cure());
    }
  }

  @Override
  public Probe probe() {
    return () -> Files.exists(addresses) ? Probe.Answer.READY : Probe.Answer.notYet("not deployed");
  }

  /** Whether every address of the file holds code on this chain. */
  private boolean isDeployed() throws IOException, InterruptedException {
    JsonNode contracts =
        JsonFile.read(addresses, JsonNode.class)
            .map(file -> file.path("contracts"))
            .orElse(JsonFile.json().createObjectNode());
    if (contracts.isEmpty()) {
      return false;
    }
    for (JsonNode address : contracts) {
      if (rpc.call("eth_getCode", address.asText(), "latest").asText().length() <= 2) {
        return false;
      }
    }
    return true;
  }
}
