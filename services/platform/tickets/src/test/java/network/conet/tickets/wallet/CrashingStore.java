package network.conet.tickets.wallet;

import java.io.IOException;
import java.util.Optional;
import network.conet.units.Bytes;
import org.jspecify.annotations.Nullable;

/** Stands still at the n-th save: before it is done, or after, when nobody is told. */
final class CrashingStore implements WalletStore {
  private final boolean saved;
  private int left;
  private @Nullable Bytes content;

  CrashingStore(int left, boolean saved) {
    this.left = left;
    this.saved = saved;
  }

  void restart() {
    left = Integer.MAX_VALUE;
  }

  @Override
  public Optional<Bytes> load() {
    return Optional.ofNullable(content);
  }

  @Override
  public void save(Bytes next) throws IOException {
    boolean crash = left-- <= 0;
    if (!crash || saved) {
      content = next;
    }
    if (crash) {
      throw new IOException("the machine stands still");
    }
  }
}
