package network.conet.chainaccess;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.bouncycastle.crypto.engines.Salsa20Engine;

/**
 * scrypt (RFC 7914). BouncyCastle's own refuses n of 2^16 and more together with r = 1, which the
 * RFC's bound on n asks for; the first keystores were written that way all the same, and a vector
 * of Web3 secret storage is one.
 *
 * @param n how often a block is mixed, and how many are kept meanwhile; a power of two
 * @param r size of a block, in 128 bytes
 * @param p how many blocks there are, mixed one after the other
 */
record Scrypt(int n, int r, int p) implements KeyDerivation {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Twice what wallets ask for in their strong setting. */
  private static final long MAX_MEMORY = 512L << 20;

  /** Eight times what wallets ask for in their strong setting; some seconds. */
  private static final long MAX_WORK = 8L * (1 << 18) * 8;

  Scrypt {
    if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1) {
      throw new IllegalArgumentException("its scrypt parameters are none");
    }
    if (128L * n * r > MAX_MEMORY || 128L * r * p > MAX_MEMORY) {
      throw new IllegalArgumentException(
          "its scrypt asks for too much memory (n=" + n + ", r=" + r + ")");
    }
    if ((long) n * r > MAX_WORK / p) {
      throw new IllegalArgumentException(
          "its scrypt asks for too much time (n=" + n + ", r=" + r + ", p=" + p + ")");
    }
  }

  @Override
  public byte[] derive(Password password, byte[] salt, int length) {
    byte[] blocks = Pbkdf2.derive(password.bytes(), salt, 1, 128 * r * p);
    int[] block = new int[32 * r];
    int[] kept = kept();
    for (int i = 0; i < p; i++) {
      int from = i * 128 * r;
      for (int word = 0; word < block.length; word++) {
        block[word] = (int) WORDS.get(blocks, from + 4 * word);
      }
      mix(block, kept);
      for (int word = 0; word < block.length; word++) {
        WORDS.set(blocks, from + 4 * word, block[word]);
      }
    }
    return Pbkdf2.derive(password.bytes(), blocks, 1, length);
  }

  private int[] kept() {
    try {
      return new int[n * 32 * r];
    } catch (OutOfMemoryError e) {
      // one array, asked for by a file: nothing else has failed
      throw new IllegalArgumentException(
          "its scrypt asks for "
              + ((128L * n * r) >> 20)
              + " MiB, more than this process may have: give it a larger heap, or write the"
              + " keystore anew with less");
    }
  }

  private void mix(int[] block, int[] kept) {
    int size = block.length;
    int[] scratch = new int[size];
    int[] salsa = new int[16];
    for (int i = 0; i < n; i++) {
      System.arraycopy(block, 0, kept, i * size, size);
      mixBlock(block, scratch, salsa);
    }
    for (int i = 0; i < n; i++) {
      int from = (block[size - 16] & (n - 1)) * size;
      for (int word = 0; word < size; word++) {
        block[word] ^= kept[from + word];
      }
      mixBlock(block, scratch, salsa);
    }
  }

  /** Even parts of 64 bytes go to the first half of the result, odd ones to the second. */
  private static void mixBlock(int[] block, int[] scratch, int[] salsa) {
    int size = block.length;
    int[] last = new int[16];
    System.arraycopy(block, size - 16, last, 0, 16);
    for (int from = 0; from < size; from += 16) {
      for (int word = 0; word < 16; word++) {
        last[word] ^= block[from + word];
      }
      Salsa20Engine.salsaCore(8, last, salsa);
      System.arraycopy(salsa, 0, last, 0, 16);
      System.arraycopy(last, 0, scratch, from / 2 + (from / 16 % 2) * (size - 16) / 2, 16);
    }
    System.arraycopy(scratch, 0, block, 0, size);
  }
}
