package network.conet.chain.transaction;

/** Who asks, as the token names it: the client of a service, the subject of a person. */
public record Caller(String name) {
  public Caller {
    if (name.isBlank() || name.length() > 200) {
      throw new IllegalArgumentException("a caller's name has 1 to 200 characters");
    }
  }
}
