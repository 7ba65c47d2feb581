package network.conet.localnet.process;

/** How a part is asked to end in order. */
public enum StopSignal {
  /** What most programs take as a polite request. */
  TERM,
  /** PostgreSQL's fast shutdown: sessions are rolled back and a checkpoint is written. */
  INT
}
