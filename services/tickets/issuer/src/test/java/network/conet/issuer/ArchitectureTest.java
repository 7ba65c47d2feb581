package network.conet.issuer;

import network.conet.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("network.conet.issuer");
  }
}
