package network.conet.tickets.request;

import java.security.SecureRandom;
import network.conet.units.Hash32;

/** 32 random bytes, chosen by the client: who knows them may ask for the answer again. */
public record RequestId(Hash32 value) {
  public static RequestId random(SecureRandom random) {
    byte[] bytes = new byte[Hash32.BYTES];
    random.nextBytes(bytes);
    return of(bytes);
  }

  public static RequestId of(byte[] bytes) {
    return new RequestId(Hash32.of(bytes));
  }

  public static RequestId parse(String text) {
    return new RequestId(Hash32.parse(text));
  }

  /** A fresh copy. */
  public byte[] toBytes() {
    return value.toBytes();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
