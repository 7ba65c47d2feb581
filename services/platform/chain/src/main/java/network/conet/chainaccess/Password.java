package network.conet.chainaccess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A password as the bytes it was chosen as: blanks at its edges and bytes that are no UTF-8 belong
 * to it. Its text never shows it.
 */
public final class Password {
  private final byte[] bytes;

  private Password(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Password of(CharSequence text) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
    return new Password(Arrays.copyOf(encoded.array(), encoded.remaining()));
  }

  /** What a file holds, without the line end that editors put behind it. */
  public static Password in(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      int length = content.length;
      if (length > 0 && content[length - 1] == '\n') {
        length--;
        if (length > 0 && content[length - 1] == '\r') {
          length--;
        }
      }
      return new Password(Arrays.copyOf(content, length));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the password file " + file, e);
    }
  }

  /** How long it is, for rules about too short ones. */
  public int length() {
    return bytes.length;
  }

  /**
   * For those who take it as text.
   *
   * @throws IllegalArgumentException if it is none
   */
  public String text() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the password is no UTF-8 text");
    }
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "a password";
  }
}
