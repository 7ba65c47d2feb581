package network.conet.localnet.chain;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.conet.localnet.part.Part;
import network.conet.localnet.probe.Probe;
import network.conet.localnet.process.Launch;

/** Keeps anvil's state, so that the chain survives the death of its process. */
public final class KeeperPart implements Part {
  public static final String NAME = "node-keeper";
  private final Path node;
  private final Path script;
  private final Path folder;
  private final URI rpc;

  public KeeperPart(Path node, Path script, Path folder, URI rpc) {
    this.node = node;
    this.script = script;
    this.folder = folder;
    this.rpc = rpc;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> needs() {
    return List.of(AnvilPart.NAME);
  }

  @Override
  public Optional<Launch> launch() {
    return Optional.of(
        Launch.of(
            List.of(
                node.toString(),
                "--max-old-space-size=256",
                script.toString(),
                rpc.toString(),
                KeptState.kept(folder).toString()),
            Map.of(),
            folder));
  }

  @Override
  public Optional<Path> program() {
    return Optional.of(script);
  }

  @Override
  public Probe probe() {
    return () ->
        Files.exists(KeptState.kept(folder))
            ? Probe.Answer.READY
            : Probe.Answer.notYet("nothing kept yet");
  }
}
