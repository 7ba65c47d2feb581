package network.conet.proofs.epoch;

/** Keeps evidence and freezing apart, until the running transaction ends. */
public interface EpochGate {
  /** Held by whatever adds evidence; several may hold it. */
  void holdOpen();

  /** Held by freezing, alone. */
  void shut();
}
