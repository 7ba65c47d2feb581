package network.conet.proofs;

import network.conet.testing.ArchitectureRules;

class ArchitectureTest extends ArchitectureRules {
  ArchitectureTest() {
    super("network.conet.proofs");
  }
}
