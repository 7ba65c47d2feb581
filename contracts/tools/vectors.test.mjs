// Our proofs, checked by the libraries that other people use.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";

const read = (name) => JSON.parse(readFileSync(new URL(`../test/vectors/${name}.json`, import.meta.url), "utf8"));
const ENCODING = ["address", "uint256"];
const trees = [...read("accounts-trees").trees, ...read("epochs").epochs.map((e) => e.accounts)].filter((t) => t.count > 0);

test("@openzeppelin/merkle-tree verifies each claim's proof", () => {
  for (const tree of trees) {
    for (const leaf of tree.leaves) {
      assert.ok(StandardMerkleTree.verify(tree.root, ENCODING, [leaf.account, leaf.cumulative], leaf.proof));
      assert.ok(!StandardMerkleTree.verify(tree.root, ENCODING, [leaf.account, `${BigInt(leaf.cumulative) + 1n}`], leaf.proof));
    }
  }
});

test("@openzeppelin/merkle-tree verifies the multiproofs, and our packed flags are its flags", () => {
  for (const { root, multiproof: m } of trees) {
    const leaves = m.accounts.map((a, i) => [a, m.cumulatives[i]]);
    assert.ok(StandardMerkleTree.verifyMultiProof(root, ENCODING, { leaves, proof: m.proof, proofFlags: m.proofFlags }));
    const [first, ...rest] = leaves;
    const more = [[first[0], `${BigInt(first[1]) + 1n}`], ...rest];
    assert.ok(!StandardMerkleTree.verifyMultiProof(root, ENCODING, { leaves: more, proof: m.proof, proofFlags: m.proofFlags }));
    m.proofFlags.forEach((flag, i) => assert.equal(((BigInt(m.flags[i >> 8]) >> BigInt(i & 255)) & 1n) === 1n, flag));
  }
});

test("the epochs balance to the unit", () => {
  for (const { header: h, nodes, entries, proofs } of read("epochs").epochs) {
    const sum = (list, key) => list.reduce((s, x) => s + BigInt(x[key]), 0n);
    assert.equal(BigInt(h.rewards) + BigInt(h.treasury) + BigInt(h.burned), BigInt(h.emission) + BigInt(h.fees));
    assert.equal(sum(nodes.leaves, "gross"), BigInt(h.rewards));
    assert.equal(sum(entries.leaves, "amount"), BigInt(h.rewards));
    assert.equal(sum(proofs.leaves, "fees"), BigInt(h.fees));
    assert.equal(sum(nodes.leaves, "weight"), BigInt(h.totalWeight));
  }
});
