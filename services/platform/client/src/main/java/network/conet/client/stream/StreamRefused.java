package network.conet.client.stream;

/** There is no stream to that destination, for this reason. Names no destination. */
public final class StreamRefused extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Cause {
    NAME_UNKNOWN("Nobody knows this name."),
    CONNECTION_REFUSED("The destination refused the connection."),
    TIMED_OUT("The destination did not answer in time."),
    UNREACHABLE("The exit found no way to the destination."),
    NOT_ALLOWED("No exit that was asked lets streams go there."),
    NO_CIRCUIT("No circuit could be had.");

    private final String sentence;

    Cause(String sentence) {
      this.sentence = sentence;
    }
  }

  private final Cause reason;

  public StreamRefused(Cause reason) {
    this(reason, reason.sentence);
  }

  public StreamRefused(Cause reason, String sentence) {
    super(sentence);
    this.reason = reason;
  }

  public Cause reason() {
    return reason;
  }

  /** For a person. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
