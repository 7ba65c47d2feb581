package network.conet.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import network.conet.circuit.onion.OnionKeyFile;
import network.conet.circuit.onion.OnionKeyPair;
import network.conet.cli.api.Refusal;
import network.conet.cli.keys.KeyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Make the two keys of a relay: hot.json (encrypted) and onion.key. */
@Command(
    name = "keygen",
    description = "Make the two keys of a relay: hot.json (encrypted) and onion.key.",
    mixinStandardHelpOptions = true)
final class NodeKeygenCommand extends ConetCommand {
  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      required = true,
      description = "Where to put them; made if it is not there.")
  Path folder;

  @Option(
      names = "--hot-password-file",
      paramLabel = "FILE",
      required = true,
      description = "File with the password that hot.json gets.")
  Path hotPasswordFile;

  @Override
  JsonNode perform() {
    Path onionFile = folder.resolve("onion.key");
    if (Files.exists(onionFile)) {
      throw new Refusal("KEY_EXISTS", onionFile + " exists already; nothing was written.");
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new Refusal("CANNOT_WRITE", "Cannot write to " + folder + ": " + e.getMessage());
    }
    var hot = new KeyFile(folder.resolve("hot.json"), Optional.of(hotPasswordFile)).create();
    OnionKeyPair onion = OnionKeyPair.generate(new SecureRandom());
    OnionKeyFile.write(onion, onionFile);
    return result()
        .put("hotKey", hot.address().hex())
        .put("onionKey", onion.publicKey().hex())
        .put("folder", folder.toString());
  }
}
