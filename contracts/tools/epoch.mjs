// The epoch's trees, digest and formula (docs/spec/epochs.md, docs/spec/rewards.md) in JavaScript. Written from the
// specification alone, so that the vectors made with it check the Solidity and the Java from outside.
import { encodeAbiParameters, hashStruct, hashTypedData, keccak256, numberToHex, concat, pad } from "viem";

export const ZERO = `0x${"00".repeat(32)}`;
export const TREES = { proofs: 1, nodes: 2, entries: 3 };

const fields = (list) => list.split(",").map((f) => { const [type, name] = f.trim().split(" "); return { type, name }; });

export const LEAVES = {
  proofs: fields("bytes32 nodeId, uint64 capacity, uint16 uptime, uint96 fees"),
  nodes: fields("bytes32 nodeId, address owner, bytes32 prefix, bool active, uint96 stake, uint128 totalShares, uint128 ownerShares, uint16 commission, uint64 capacity, uint16 uptime, uint96 fees, uint32 prefixCount, uint128 weight, uint96 base, uint96 gross, uint96 ownerAmount, uint96 delegatorsAmount"),
  entries: fields("address account, bytes32 nodeId, uint96 amount"),
};

const SUMS = {
  proofs: (leaf) => [0n, leaf.fees],
  nodes: (leaf) => [leaf.weight, leaf.gross],
  entries: (leaf) => [0n, leaf.amount],
};

// viem reads integers of up to 48 bits as numbers
const abiValue = (type, value) => (/^uint(8|16|32|48)$/.test(type) ? Number(value) : value);

export function encodeLeaf(tree, leaf) {
  return encodeAbiParameters(LEAVES[tree], LEAVES[tree].map((f) => abiValue(f.type, leaf[f.name])));
}

const u = (bits, x) => pad(numberToHex(x), { size: bits / 8 });
const EMPTY = { hash: ZERO, weight: 0n, amount: 0n };

export function leafNode(tree, leaf) {
  const [weight, amount] = SUMS[tree](leaf);
  return { hash: keccak256(concat(["0x00", u(8, TREES[tree]), encodeLeaf(tree, leaf)])), weight, amount };
}

export function parentOf(tree, l, r) {
  if (l.hash === ZERO && r.hash === ZERO) return EMPTY;
  const hash = keccak256(concat(["0x01", u(8, TREES[tree]), l.hash, u(128, l.weight), u(128, l.amount), r.hash, u(128, r.weight), u(128, r.amount)]));
  return { hash, weight: l.weight + r.weight, amount: l.amount + r.amount };
}

export function rootOf(tree, { top, weight, amount, count }) {
  return keccak256(concat(["0x02", u(8, TREES[tree]), top, u(128, weight), u(128, amount), u(64, count)]));
}

export function sumTree(tree, leaves) {
  let depth = 0;
  while (2 ** depth < leaves.length) depth++;
  const bottom = leaves.map((leaf) => leafNode(tree, leaf));
  while (bottom.length < 2 ** depth) bottom.push(EMPTY);
  const levels = [bottom];
  while (levels.at(-1).length > 1) {
    const below = levels.at(-1);
    levels.push(Array.from({ length: below.length / 2 }, (_, i) => parentOf(tree, below[2 * i], below[2 * i + 1])));
  }
  const topNode = levels.at(-1)[0] ?? EMPTY;
  const preimage = { top: topNode.hash, weight: topNode.weight, amount: topNode.amount, count: BigInt(leaves.length) };
  return { tree, depth, levels, preimage, root: rootOf(tree, preimage) };
}

/// Siblings of positions start..end of a level, from there up; on each level the left one first.
export function rangeProof(built, start, end, level = 0) {
  const siblings = [];
  let [s, e] = [start, end];
  for (let l = level; l < built.depth; l++) {
    if (s % 2 === 1) siblings.push(built.levels[l][s - 1]);
    if (e % 2 === 0) siblings.push(built.levels[l][e + 1]);
    s >>= 1;
    e >>= 1;
  }
  return { start: BigInt(start), siblings };
}

export const EPOCH = fields("uint64 epoch, uint16 attempt, bytes32 previousDigest, uint64 snapshotBlock, bytes32 snapshotHash, uint64 endTime, bytes32 proofsRoot, bytes32 nodesRoot, bytes32 entriesRoot, bytes32 accountsRoot, uint128 totalWeight, uint96 emission, uint96 fees, uint96 rewards, uint96 treasury, uint96 burned, bytes32 datasetHash");

export const anchorDomain = (chainId, verifyingContract) => ({ name: "CoNET EpochAnchor", version: "1", chainId, verifyingContract });

export const encodeHeader = (header) => encodeAbiParameters(EPOCH, EPOCH.map((f) => abiValue(f.type, header[f.name])));

export const structHashOf = (header) => hashStruct({ data: header, primaryType: "Epoch", types: { Epoch: EPOCH } });

export const digestOf = (domain, header) => hashTypedData({ domain, types: { Epoch: EPOCH }, primaryType: "Epoch", message: header });

const BPS = 10000n;
const min = (a, b) => (a < b ? a : b);
const max = (a, b) => (a > b ? a : b);

/// What counts of the fees that were measured, in their order: all, or of each its part of what an epoch of that length may take.
export function countedFees(maxFeesPerDay, seconds, measured) {
  const most = (maxFeesPerDay * seconds) / 86400n;
  const all = measured.reduce((sum, fees) => sum + fees, 0n);
  return all <= most ? [...measured] : measured.map((fees) => (fees * most) / all);
}

/// nodes: {nodeId, owner, prefix, active, stake, totalShares, ownerShares, commission, capacity, uptime, fees,
/// delegations: [{account, shares}]}, in any order. Gives all leaves, sorted, and the totals.
export function rewardsOf(parameters, emission, nodes) {
  const p = parameters;
  const sorted = [...nodes].sort((a, b) => (BigInt(a.nodeId) < BigInt(b.nodeId) ? -1 : 1));
  const eligible = (n) => n.active && n.uptime >= p.minUptime && n.stake > 0n;
  const shared = new Map();
  for (const n of sorted.filter(eligible)) shared.set(n.prefix, (shared.get(n.prefix) ?? 0n) + 1n);
  const weighed = sorted.map((n) => {
    if (!eligible(n)) return { ...n, prefixCount: 0n, weight: 0n };
    const k = shared.get(n.prefix);
    const s = (BPS * min(n.stake, p.stakeSaturation)) / p.stakeSaturation;
    const d = max(p.minDiversity, BPS / k);
    return { ...n, prefixCount: k, weight: min(n.capacity, p.capacityCap) * n.uptime * s * d };
  });
  const totalWeight = weighed.reduce((sum, n) => sum + n.weight, 0n);
  let protocol = 0n;
  const entries = [];
  const nodeLeaves = weighed.map((n) => {
    const base = totalWeight === 0n ? 0n : min((emission * n.weight) / totalWeight, (emission * p.maxNodeShare) / BPS);
    const kept = (n.fees * p.protocolShare) / BPS;
    protocol += kept;
    const gross = base + n.fees - kept;
    const pool = gross - (gross * n.commission) / BPS;
    let delegatorsAmount = 0n;
    for (const d of n.delegations) {
      const amount = n.totalShares === 0n ? 0n : (pool * d.shares) / n.totalShares;
      delegatorsAmount += amount;
      if (amount > 0n) entries.push({ account: d.account, nodeId: n.nodeId, amount });
    }
    const ownerAmount = gross - delegatorsAmount;
    if (ownerAmount > 0n) entries.push({ account: n.owner, nodeId: n.nodeId, amount: ownerAmount });
    return { ...n, base, gross, ownerAmount, delegatorsAmount };
  });
  const key = (e) => (BigInt(e.account) << 256n) | BigInt(e.nodeId);
  entries.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const fees = nodeLeaves.reduce((sum, n) => sum + n.fees, 0n);
  const rewards = nodeLeaves.reduce((sum, n) => sum + n.gross, 0n);
  const burned = (protocol * p.burnShare) / BPS;
  return {
    proofs: nodeLeaves.map(({ nodeId, capacity, uptime, fees: f }) => ({ nodeId, capacity, uptime, fees: f })),
    nodes: nodeLeaves,
    entries,
    totals: { totalWeight, emission, fees, rewards, treasury: emission + fees - rewards - burned, burned },
  };
}

/// Cumulative amounts after an epoch: those before and the entries.
export function accumulate(before, entries) {
  const after = new Map(before);
  for (const e of entries) after.set(e.account, (after.get(e.account) ?? 0n) + e.amount);
  return after;
}

export const packFlags = (flags) => {
  const words = Array.from({ length: Math.ceil(flags.length / 256) }, () => 0n);
  flags.forEach((f, i) => { if (f) words[i >> 8] |= 1n << BigInt(i & 255); });
  return words;
};

