package network.conet.rewards.answer;

import java.math.BigInteger;
import java.util.List;
import network.conet.rewards.tree.AbiWords;
import network.conet.rewards.tree.Keccak;
import network.conet.rewards.tree.TreeTag;
import network.conet.units.Hash32;

/** Port: what waits for an answer, by the contracts' own word on the node's newest state. */
public interface OpenDemands {

  List<Demand> open();

  /** What somebody put a bond down for. */
  sealed interface Demand {

    /** Each contract counts its own. */
    long number();

    /** Of the epoch that is held up. */
    Hash32 digest();

    /** Differs where anything differs that an answer depends on. */
    Hash32 name();
  }

  /** To see a leaf, or that there is none at this position. */
  record Leaf(long number, Hash32 digest, TreeTag tree, BigInteger position) implements Demand {
    @Override
    public Hash32 name() {
      return hash(words(this).uint(tree.code()).uint(position));
    }
  }

  /** To see the account at the end of a path of the accounts tree. */
  record Account(long number, Hash32 digest, BigInteger path) implements Demand {
    @Override
    public Hash32 name() {
      return hash(words(this).uint(0).uint(path));
    }
  }

  /** To see a leaf of the accounts tree of the epoch before. */
  record Dispute(long number, Hash32 digest, Hash32 leaf) implements Demand {
    @Override
    public Hash32 name() {
      return hash(words(this).hash(leaf));
    }
  }

  private static AbiWords words(Demand demand) {
    return new AbiWords(4).uint(demand.number()).hash(demand.digest());
  }

  private static Hash32 hash(AbiWords words) {
    return new Keccak().add(words).finish();
  }
}
