package network.conet.localnet.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import network.conet.chainaccess.Keystore;
import network.conet.chainaccess.Password;
import network.conet.chainaccess.SigningKey;
import network.conet.circuit.onion.OnionKeyFile;
import network.conet.circuit.onion.OnionKeyPair;
import network.conet.localnet.LocalNetwork;
import network.conet.localnet.part.Outcome;
import network.conet.localnet.part.PartFailure;
import network.conet.localnet.state.PrivateFiles;
import network.conet.units.NodeId;

/**
 * A relay of one's own on this machine. Its keys and port come first, because its owner registers
 * them; named with its node id it is started, and again by every later start of the network.
 */
final class RelayCommand {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PASSWORD_BYTES = 16;

  private final LocalNetwork network;
  private final PrintStream out;

  RelayCommand(LocalNetwork network, PrintStream out) {
    this.network = network;
    this.out = out;
  }

  int run(Arguments arguments) throws IOException, InterruptedException, PartFailure {
    arguments.allowOnly(Set.of("--stop"), 2);
    List<String> words = arguments.words();
    if (words.isEmpty() || !words.getFirst().matches("[a-z][a-z0-9-]{0,30}")) {
      throw new IllegalArgumentException(
          "usage: ./conet relay NAME [NODE | --stop]   (small letters, digits and dashes)");
    }
    // not "relay-NAME": the demonstration stops those, which are its own of earlier runs
    String part = words.getFirst() + "-relay";
    if (arguments.has("--stop")) {
      network.forgetRelay(part, new PrintedProgress(out));
      return 0;
    }
    Path keys = network.folders().net().resolve("own-relays").resolve(words.getFirst());
    if (words.size() == 1) {
      tellHowToRegister(words.getFirst(), part, keys);
      return 0;
    }
    return start(part, keys, NodeId.parse(words.get(1)));
  }

  private void tellHowToRegister(String name, String part, Path keys) throws IOException {
    network.endpoint("gateway");
    OnionKeyPair onion = keys(keys);
    out.println(
        "  keys and port of " + name + "; as its owner (./conet person NAME) register them:");
    out.printf(
        "    ./conet node register --hot-key %s --hot-password-file %s \\%n"
            + "      --onion-key %s --endpoint 127.0.0.1:%d \\%n"
            + "      --prefix %s --region DE --bond 10000%n",
        keys.resolve("hot.json"),
        keys.resolve("password"),
        onion.publicKey().hex(),
        network.relayDataPort(part),
        prefix(network.relayDataPort(part)));
    out.printf("  then start it: ./conet relay %s NODE   (the id that it prints)%n", name);
  }

  /** A network of its own, as one route goes through no network twice. */
  private static String prefix(int port) {
    return "127." + (port >> 8) + "." + (port & 0xff) + ".0/24";
  }

  /** The onion key is written last, so that what was interrupted is made anew. */
  private static OnionKeyPair keys(Path folder) throws IOException {
    Path onionFile = folder.resolve("onion.key");
    if (Files.exists(onionFile)) {
      return OnionKeyFile.read(onionFile);
    }
    PrivateFiles.folder(folder);
    byte[] random = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(random);
    String password = java.util.HexFormat.of().formatHex(random);
    PrivateFiles.replace(folder.resolve("password"), password);
    Files.deleteIfExists(folder.resolve("hot.json"));
    Keystore.write(SigningKey.generate(RANDOM), folder.resolve("hot.json"), Password.of(password));
    OnionKeyPair onion = OnionKeyPair.generate(RANDOM);
    OnionKeyFile.write(onion, onionFile);
    return onion;
  }

  private int start(String part, Path keys, NodeId node)
      throws IOException, InterruptedException, PartFailure {
    if (!Files.exists(keys.resolve("onion.key"))) {
      throw new IllegalArgumentException("it has no keys yet: leave NODE out to make them");
    }
    Map<String, String> settings = new TreeMap<>(network.relaySettings());
    settings.put("CONET_RELAY_NODE_ID", node.hex());
    settings.put("CONET_KEY_FILE", keys.resolve("hot.json").toString());
    settings.put("CONET_KEY_PASSWORD_FILE", keys.resolve("password").toString());
    settings.put("CONET_RELAY_ONION_KEY_FILE", keys.resolve("onion.key").toString());
    List<Outcome> outcomes = network.startRelays(Map.of(part, settings), new PrintedProgress(out));
    UpCommand.tell(outcomes, network, out);
    if (!outcomes.stream().allMatch(Outcome::isReady)) {
      return 1;
    }
    out.println("  ./conet status says \"up\" once it takes circuits, which its log explains");
    return 0;
  }
}
