package network.conet.chainaccess.node;

import java.util.List;
import network.conet.units.Bytes;
import network.conet.units.Hash32;

/** An account of the state trie and words of its storage, with the nodes that prove them. */
public record AccountProof(List<Bytes> account, Hash32 storageRoot, List<Slot> slots) {
  public AccountProof {
    account = List.copyOf(account);
    slots = List.copyOf(slots);
  }

  /** A word of storage; zero if the proof is one of absence. */
  public record Slot(Hash32 key, Hash32 value, List<Bytes> proof) {
    public Slot {
      proof = List.copyOf(proof);
    }
  }
}
