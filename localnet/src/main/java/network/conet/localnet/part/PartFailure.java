package network.conet.localnet.part;

/** A part that cannot start, with what people can do about it. */
public final class PartFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private final String cure;

  public PartFailure(String message, String cure) {
    super(message);
    this.cure = cure;
  }

  public String cure() {
    return cure;
  }
}
