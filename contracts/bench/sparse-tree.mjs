// An accounts tree of 2^depth leaves of which only some are ours: the hash of any subtree without one of them is a
// pseudo-random word, which is what it would look like to a proof. Root, proofs and costs are those of a full tree.
import { concat, encodeAbiParameters, keccak256, toHex } from 'viem';

const pair = (a, b) => keccak256(a < b ? concat([a, b]) : concat([b, a]));

export const leafOf = ({ account, cumulative }) =>
  keccak256(keccak256(encodeAbiParameters([{ type: 'address' }, { type: 'uint256' }], [account, cumulative])));

export class SparseTree {
  /** @param entries [{account, cumulative, position}], positions below 2^depth, all different */
  constructor(depth, entries, seed) {
    this.depth = depth;
    this.seed = seed;
    this.levels = [new Map(entries.map((entry) => [entry.position, leafOf(entry)]))];
    for (let level = 0; level < depth; level++) {
      const parents = new Map();
      for (const position of this.levels[level].keys()) {
        const parent = Math.floor(position / 2);
        if (!parents.has(parent)) parents.set(parent, pair(this.at(level, parent * 2), this.at(level, parent * 2 + 1)));
      }
      this.levels.push(parents);
    }
  }

  at(level, position) {
    return this.levels[level].get(position) ?? keccak256(toHex(`${this.seed} ${level} ${position}`));
  }

  get root() {
    return this.levels[this.depth].get(0);
  }

  proof(position) {
    return Array.from({ length: this.depth }, (_, level) => this.at(level, Math.floor(position / 2 ** level) ^ 1));
  }

  /** Positions ascending, proof and flags as the contract takes them: 256 flags to a word, lowest bit first. */
  multiproof(positions) {
    const proof = [];
    const flags = [];
    let here = [...positions].sort((a, b) => a - b);
    const leaves = here;
    for (let level = 0; level < this.depth; level++) {
      const next = [];
      for (let i = 0; i < here.length; i++) {
        const both = here[i + 1] === here[i] + 1 && here[i] % 2 === 0;
        flags.push(both);
        if (both) i++;
        else proof.push(this.at(level, here[i] ^ 1));
        next.push(Math.floor(here[i] / 2));
      }
      here = next;
    }
    const words = Array.from({ length: Math.ceil(flags.length / 256) }, (_, word) =>
      flags.slice(word * 256, word * 256 + 256).reduce((sum, flag, bit) => (flag ? sum | (1n << BigInt(bit)) : sum), 0n),
    );
    return { positions: leaves, proof, flags: words };
  }
}
