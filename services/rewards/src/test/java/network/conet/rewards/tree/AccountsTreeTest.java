package network.conet.rewards.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import network.conet.units.AccountAddress;
import network.conet.units.Hash32;
import network.conet.units.TokenAmount;
import org.junit.jupiter.api.Test;

class AccountsTreeTest {
  @Test
  void noAccountsHaveTheRootZero() {
    assertThat(new AccountsTree.Builder().build().root()).isEqualTo(Hash32.ZERO);
  }

  @Property(tries = 60)
  void everyAccountsProofLeadsToTheRoot(@ForAll @IntRange(min = 1, max = 70) int count) {
    AccountsTree tree = tree(count);
    for (int i = 0; i < count; i++) {
      List<Hash32> proof = tree.proof(account(i), amount(i)).orElseThrow();
      assertThat(climb(leaf(account(i), amount(i)), proof)).isEqualTo(tree.root());
    }
  }

  @Test
  void anotherAmountHasNoProof() {
    assertThat(tree(9).proof(account(3), TokenAmount.ofUnits(4))).isEmpty();
  }

  @Property(tries = 60)
  void aPathThatGoesToTheLargerHashWhereTheLeafIsEndsAtTheLeaf(
      @ForAll @IntRange(min = 1, max = 70) int count) {
    AccountsTree tree = tree(count);
    assertThat(tree.count()).isEqualTo(count);
    for (int i = 0; i < count; i++) {
      Hash32 leaf = leaf(account(i), amount(i));
      List<Hash32> proof = tree.proof(leaf).orElseThrow();
      BigInteger path = BigInteger.ZERO;
      Hash32 at = leaf;
      for (int up = 0; up < proof.size(); up++) {
        if (at.compareTo(proof.get(up)) > 0) {
          path = path.setBit(proof.size() - 1 - up);
        }
        at = climb(at, List.of(proof.get(up)));
      }
      assertThat(tree.leafAt(path)).contains(leaf);
      assertThat(tree.leafAt(path.setBit(proof.size()))).as("bits beyond it").contains(leaf);
    }
  }

  @Test
  void noAccountsHaveNoLeaves() {
    assertThat(new AccountsTree.Builder().build().leafAt(BigInteger.TWO)).isEmpty();
  }

  @Test
  void theOrderOfInsertionDoesNotMatter() {
    AccountsTree.Builder backwards = new AccountsTree.Builder();
    for (int i = 32; i >= 0; i--) {
      backwards.add(account(i), amount(i));
    }
    assertThat(backwards.build().root()).isEqualTo(tree(33).root());
  }

  static AccountsTree tree(int count) {
    AccountsTree.Builder builder = new AccountsTree.Builder();
    for (int i = 0; i < count; i++) {
      builder.add(account(i), amount(i));
    }
    return builder.build();
  }

  private static AccountAddress account(int i) {
    return AccountAddress.parse("0x%040x".formatted(i + 1));
  }

  private static TokenAmount amount(int i) {
    return TokenAmount.ofTokens(i + 1);
  }

  private static Hash32 leaf(AccountAddress account, TokenAmount amount) {
    AbiWords words = new AbiWords(2).address(account).uint(amount.units());
    return Keccak.hash(Keccak.hash(words.toBytes()).toBytes());
  }

  private static Hash32 climb(Hash32 leaf, List<Hash32> proof) {
    Hash32 at = leaf;
    for (Hash32 sibling : proof) {
      List<Hash32> pair = new ArrayList<>(List.of(at, sibling));
      pair.sort(null);
      byte[] both = Arrays.copyOf(pair.getFirst().toBytes(), 64);
      System.arraycopy(pair.getLast().toBytes(), 0, both, 32, 32);
      at = Keccak.hash(both);
    }
    return at;
  }
}
