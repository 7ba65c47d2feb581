package network.conet.issuer.rest;

import java.util.List;

/** The keys of what can be in use, and which window is open. */
public record KeysJson(List<KeyJson> items, long openWindow) {
  public KeysJson {
    items = List.copyOf(items);
  }

  /**
   * One key.
   *
   * @param kind {@code token} or {@code ticket}
   * @param publicKey X.509 SubjectPublicKeyInfo
   * @param hash what is registered of it
   * @param price base units of one token or ticket
   */
  public record KeyJson(
      String kind, long window, long denomination, String publicKey, String hash, String price) {}
}
