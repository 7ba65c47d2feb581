package network.conet.rewards;

import network.conet.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("network.conet.rewards");
  }
}
