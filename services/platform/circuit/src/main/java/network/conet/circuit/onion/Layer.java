package network.conet.circuit.onion;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import network.conet.circuit.wire.CellHeader;
import network.conet.circuit.wire.CellKind;
import network.conet.circuit.wire.CircuitException;
import network.conet.circuit.wire.CloseCode;

/**
 * One hop's layer in one direction: AES-128-GCM, the cell's number as nonce, the header as
 * associated data. The first byte inside says whether the rest is for this hop ({@link #HERE}) or
 * another layer ({@link #ONWARD}). Not safe for use by two threads: the order of cells is the key
 * to opening them.
 */
public final class Layer {
  public static final byte ONWARD = 0;
  public static final byte HERE = 1;
  static final int TAG_BYTES = 16;

  /** What one layer adds: the marker and the tag. */
  public static final int OVERHEAD = 1 + TAG_BYTES;

  private static final int NONCE_BYTES = 12;
  private final Key key;
  private final Cipher cipher;
  private long number;

  Layer(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES-GCM", e);
    }
  }

  /**
   * Seals {@code plain[0, length)}, marker included, into {@code out} at {@code offset}.
   *
   * @return the number of bytes written
   */
  public int seal(CellKind kind, byte[] plain, int length, byte[] out, int offset) {
    try {
      start(Cipher.ENCRYPT_MODE, kind);
      return cipher.doFinal(plain, 0, length, out, offset);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a cell could not be sealed", e);
    }
  }

  /**
   * Opens {@code sealed[offset, offset + length)} into {@code out} from 0.
   *
   * @return the number of bytes opened, marker included
   * @throws CircuitException BAD_CELL if it is not the next cell of this layer
   */
  public int open(CellKind kind, byte[] sealed, int offset, int length, byte[] out)
      throws CircuitException {
    try {
      start(Cipher.DECRYPT_MODE, kind);
      return cipher.doFinal(sealed, offset, length, out, 0);
    } catch (AEADBadTagException e) {
      throw new CircuitException(CloseCode.BAD_CELL, "a cell does not open", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a cell could not be opened", e);
    }
  }

  private void start(int mode, CellKind kind) throws GeneralSecurityException {
    if (number == Long.MAX_VALUE) {
      throw new GeneralSecurityException("cell numbers are used up");
    }
    byte[] nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(number++).array();
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG_BYTES, nonce));
    cipher.updateAAD(CellHeader.of(kind));
  }
}
