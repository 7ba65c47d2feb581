package network.conet.chainaccess;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import network.conet.units.AccountAddress;

/**
 * EIP-55: the case of an address's letters is a checksum. Text that people type is read here, so
 * that a mistyped address in mixed case is refused; one case throughout carries no checksum.
 */
public final class ChecksumAddress {
  private ChecksumAddress() {}

  /**
   * @throws IllegalArgumentException if it is no address, or mixed case that is not its checksum
   */
  public static AccountAddress parse(String text) {
    AccountAddress address = AccountAddress.parse(text);
    String digits = text.substring(2);
    boolean mixed =
        !digits.equals(digits.toLowerCase(Locale.ROOT))
            && !digits.equals(digits.toUpperCase(Locale.ROOT));
    if (mixed && !format(address).equals(text)) {
      throw new IllegalArgumentException("the address's checksum is wrong: " + text);
    }
    return address;
  }

  public static String format(AccountAddress address) {
    String digits = address.hex().substring(2);
    byte[] hash = Keccak.bytes(digits.getBytes(StandardCharsets.US_ASCII));
    StringBuilder out = new StringBuilder(42).append("0x");
    for (int i = 0; i < digits.length(); i++) {
      int nibble = (hash[i / 2] >> (i % 2 == 0 ? 4 : 0)) & 0xf;
      char c = digits.charAt(i);
      out.append(nibble >= 8 ? Character.toUpperCase(c) : c);
    }
    return out.toString();
  }
}
