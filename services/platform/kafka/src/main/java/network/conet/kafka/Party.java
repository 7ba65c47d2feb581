package network.conet.kafka;

/** Those who use topics. All accounts of one have the same rights to topics. */
public enum Party {
  CHAIN,
  BESU_PLUGIN,
  STAKING,
  PROOFS,
  REWARDS,
  GOVERNANCE
}
