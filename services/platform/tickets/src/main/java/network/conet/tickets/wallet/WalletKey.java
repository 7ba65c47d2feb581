package network.conet.tickets.wallet;

/** 32 bytes that encrypt a wallet; whoever has them and the file can spend it. */
public final class WalletKey {
  public static final int BYTES = 32;

  private final byte[] key;

  private WalletKey(byte[] key) {
    this.key = key;
  }

  public static WalletKey of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a wallet key has 32 bytes, not " + bytes.length);
    }
    return new WalletKey(bytes.clone());
  }

  byte[] toBytes() {
    return key.clone();
  }

  @Override
  public String toString() {
    return "WalletKey[secret]";
  }
}
