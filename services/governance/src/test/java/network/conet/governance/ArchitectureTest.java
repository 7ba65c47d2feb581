package network.conet.governance;

import network.conet.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("network.conet.governance");
  }
}
