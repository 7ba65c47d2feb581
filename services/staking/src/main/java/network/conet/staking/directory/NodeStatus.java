package network.conet.staking.directory;

/** What the registry and the stake say of a node. */
public enum NodeStatus {
  ACTIVE,
  JAILED,
  RETIRED
}
