package network.conet.localnet.chain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import network.conet.localnet.part.PartFailure;

/** Who tells the services of the chain's blocks. */
public enum BlockSource {
  /** The chain service, from outside the node. */
  CHAIN,
  /** The plugin inside a Besu. */
  PLUGIN,
  /** Both at once. */
  BOTH;

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean hasPlugin() {
    return this != CHAIN;
  }

  public boolean hasChainService() {
    return this != PLUGIN;
  }

  /**
   * The source of this start: the wanted one, or without a wish what it was. Other than the chain
   * it can be changed at any time.
   *
   * @param wanted chain, plugin, both, or empty
   */
  public static BlockSource keep(String wanted, Path file, ChainChoice chain)
      throws IOException, PartFailure {
    String word = wanted;
    if (word.isEmpty()) {
      word = Files.exists(file) ? Files.readString(file).strip() : CHAIN.word();
    }
    BlockSource source = read(word);
    if (source.hasPlugin() && !(chain instanceof ChainChoice.Besu)) {
      throw new PartFailure(
          "the plugin runs inside a Besu, and this network's chain is " + chain.text(),
          "./conet reset, then ./conet up --chain besu --source " + source.word());
    }
    if (!wanted.isEmpty()) {
      Files.writeString(file, source.word() + "\n");
    }
    return source;
  }

  private static BlockSource read(String word) throws PartFailure {
    for (BlockSource source : values()) {
      if (source.word().equals(word)) {
        return source;
      }
    }
    throw new PartFailure(
        "unknown source: " + word, "say --source chain, --source plugin or --source both");
  }
}
