package network.conet.rewards.catalogue;

/** How far an epoch is, as this verifier knows it. */
public enum EpochState {
  COMPUTED,
  ANCHORED,
  ACTIVE,
  CANCELLED
}
