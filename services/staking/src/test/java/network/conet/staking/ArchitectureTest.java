package network.conet.staking;

import network.conet.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("network.conet.staking");
  }
}
