package network.conet.besuplugin.stream;

/** Nothing can be written until a person has looked. */
public final class StreamStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StreamStopped(String reason) {
    super(reason);
  }
}
