package network.conet.client.stream;

/**
 * Whose streams may share a circuit: those with the same user and password, which are nothing but
 * this. Never printed.
 */
public record Isolation(String user, String password) {
  /** Whoever names nobody. */
  public static final Isolation NONE = new Isolation("", "");

  @Override
  public String toString() {
    return "Isolation";
  }
}
