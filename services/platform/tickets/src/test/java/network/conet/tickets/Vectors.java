package network.conet.tickets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Properties;

/** Golden vectors. */
public final class Vectors {
  private final Properties values = new Properties();

  public Vectors(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
      values.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text(String key) {
    return values.getProperty(key);
  }

  public byte[] bytes(String key) {
    return HexFormat.of().parseHex(text(key));
  }

  public BigInteger number(String key) {
    return new BigInteger(text(key), 16);
  }
}
