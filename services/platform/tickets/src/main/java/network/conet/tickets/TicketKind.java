package network.conet.tickets;

import java.nio.charset.StandardCharsets;

/** What a blind signature is good for; each kind has keys and a tag of its own. */
public enum TicketKind {
  /** Bound to nobody: the issuer exchanges it. */
  TOKEN(1, "CoNETtok"),
  /** Bound to one relay, which is paid by it. */
  TICKET(2, "CoNETtkt");

  public static final int TAG_BYTES = 8;

  private final int code;
  private final String tag;

  TicketKind(int code, String tag) {
    this.code = code;
    this.tag = tag;
  }

  /** How a key's hash and a database name it. */
  public int code() {
    return code;
  }

  /**
   * @throws IllegalArgumentException if no kind has that code
   */
  public static TicketKind ofCode(int code) {
    for (TicketKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of ticket has the code " + code);
  }

  /** The first bytes of every message of this kind; a fresh copy. */
  byte[] tag() {
    return tag.getBytes(StandardCharsets.US_ASCII);
  }
}
