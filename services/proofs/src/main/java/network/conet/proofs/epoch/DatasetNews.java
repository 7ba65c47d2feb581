package network.conet.proofs.epoch;

/** Tells the world, through the outbox, in the transaction that freezes. */
public interface DatasetNews {
  void frozen(Dataset dataset);
}
