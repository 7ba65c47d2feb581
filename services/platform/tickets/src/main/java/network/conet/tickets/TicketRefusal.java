package network.conet.tickets;

/** Why a token or ticket is not taken, in the order in which the reasons are looked for. */
public enum TicketRefusal {
  /** The bytes are of no token and no ticket. */
  MALFORMED,
  /** Of a version that this one does not know. */
  UNKNOWN_VERSION,
  /** A token where a ticket is wanted, or a ticket where a token is. */
  WRONG_KIND,
  /** A ticket that pays somebody else. */
  WRONG_NODE,
  /** Sold ahead: its window has not begun. */
  WINDOW_NOT_BEGUN,
  /** Its window and the grace after it are over. */
  WINDOW_OVER,
  /** The issuer has registered no key for its kind, window and denomination. */
  UNKNOWN_KEY,
  /** The signature is not that key's. */
  BAD_SIGNATURE,
  /** Good, but spent before. */
  ALREADY_SPENT
}
