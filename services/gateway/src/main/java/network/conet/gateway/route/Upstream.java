package network.conet.gateway.route;

/** The parts that stand behind the one public origin. */
public enum Upstream {
  CHAIN,
  STAKING,
  PROOFS,
  REWARDS,
  GOVERNANCE,
  KEYCLOAK
}
