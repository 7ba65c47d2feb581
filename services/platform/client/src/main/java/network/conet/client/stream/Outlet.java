package network.conet.client.stream;

/** Opens streams. */
public interface Outlet {
  /**
   * A stream that is connected.
   *
   * @param early what to send with the request to connect, at most 16 KiB; as it may be sent again
   *     through another circuit, only what may be done twice
   * @throws StreamRefused if there is none to be had
   */
  ExitStream open(Isolation who, Target target, byte[] early) throws StreamRefused;
}
