// Writes test/vectors/*.json, or with --check compares them: read by Solidity (contracts/test), Java (services/rewards, services/platform/evidence)
// and whoever audits. Integers are decimal strings. `encoded` is the abi.encode of the object beside it.
import { readFileSync, writeFileSync } from "node:fs";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { encodeAbiParameters, hashDomain, hashStruct, hashTypedData, keccak256, numberToHex, pad, parseAbiParameters, stringToHex } from "viem";
import * as e from "./epoch.mjs";
import * as fixture from "./fixture.mjs";

const DIR = "test/vectors";
const CHECK = process.argv.includes("--check");
const chain = JSON.parse(readFileSync(`${DIR}/chain.json`, "utf8"));

const id = (name) => keccak256(stringToHex(name));
const plain = (x) => JSON.parse(JSON.stringify(x, (_, v) => (typeof v === "bigint" ? v.toString() : v)));

function write(name, value) {
  const text = `${JSON.stringify(plain(value), null, 1)}\n`;
  const path = `${DIR}/${name}.json`;
  if (!CHECK) writeFileSync(path, text);
  else if (readFileSync(path, "utf8") !== text) { console.error(`${path} is not what tools/vectors.mjs makes`); process.exitCode = 1; }
}

const SUM_NODE = "(bytes32 hash, uint128 weight, uint128 amount)";
const encodeAs = (type, value) => encodeAbiParameters(parseAbiParameters(type), [value]);
const encodeProof = (proof) => encodeAs(`(uint64 start, ${SUM_NODE}[] siblings)`, proof);
const encodeRoot = (preimage) => encodeAs("(bytes32 top, uint128 weight, uint128 amount, uint64 count)", preimage);
const withCode = (proof) => ({ ...proof, encoded: encodeProof(proof) });
const only = (tree, leaf) => Object.fromEntries(e.LEAVES[tree].map((f) => [f.name, leaf[f.name]]));

function treeVector(tree, leaves) {
  const built = e.sumTree(tree, leaves);
  const sorted = leaves.map((leaf, i) => ({ ...only(tree, leaf), encoded: e.encodeLeaf(tree, leaf), node: built.levels[0][i], proof: withCode(e.rangeProof(built, i, i)) }));
  return {
    tree, tag: e.TREES[tree], count: leaves.length, depth: built.depth, root: built.root,
    preimage: { ...built.preimage, encoded: encodeRoot(built.preimage) }, levels: built.levels, leaves: sorted,
    pairs: leaves.slice(1).map((_, i) => withCode(e.rangeProof(built, i, i + 1))),
  };
}

// --- small trees of each kind
const byId = (list) => list.sort((a, b) => (BigInt(a.nodeId) < BigInt(b.nodeId) ? -1 : 1));
const small = {
  proofs: (n) => byId(Array.from({ length: n }, (_, i) => ({ nodeId: id(`small/${i}`), capacity: BigInt(i) * 1_000_003n, uptime: BigInt(10_000 - i), fees: BigInt(i) * 10n ** 18n + BigInt(i) }))),
  nodes: (n) => byId(Array.from({ length: n }, (_, i) => ({
    nodeId: id(`small/${i}`), owner: fixture.account(`small owner ${i}`), prefix: id(`prefix ${i % 3}`), active: i % 4 !== 3, stake: BigInt(i) * 10n ** 21n,
    totalShares: 10n ** 21n * BigInt(i) + 1000n, ownerShares: 10n ** 20n * BigInt(i), commission: BigInt(i * 100), capacity: BigInt(i) * 999n, uptime: 9000n,
    fees: BigInt(i), prefixCount: BigInt(i % 2), weight: BigInt(i) * 2n ** 90n, base: BigInt(i) * 77n, gross: BigInt(i) * 78n, ownerAmount: BigInt(i) * 8n, delegatorsAmount: BigInt(i) * 70n,
  }))),
  entries: (n) => Array.from({ length: n }, (_, i) => ({ account: fixture.account(`small account ${i >> 1}`), nodeId: id(`small/${i}`), amount: BigInt(i + 1) * 10n ** 17n }))
    .sort((a, b) => (BigInt(a.account + a.nodeId.slice(2)) < BigInt(b.account + b.nodeId.slice(2)) ? -1 : 1)),
};
write("sum-trees", { trees: Object.keys(small).flatMap((tree) => [0, 1, 2, 3, 5, 8].map((n) => treeVector(tree, small[tree](n)))) });

// --- accounts trees
function accountsVector(values) {
  if (values.length === 0) return { count: 0, root: e.ZERO, leaves: [], multiproof: null };
  const tree = StandardMerkleTree.of(values.map(([a, c]) => [a, c.toString()]), ["address", "uint256"]);
  const leaves = values.map(([account, cumulative], i) => ({ account, cumulative, hash: tree.leafHash(tree.at(i)), proof: tree.getProof(i) }));
  const some = values.map((_, i) => i).filter((i) => i % 2 === 0);
  const multi = tree.getMultiProof(some);
  return {
    count: values.length, root: tree.root, leaves,
    multiproof: { accounts: multi.leaves.map((l) => l[0]), cumulatives: multi.leaves.map((l) => l[1]), proof: multi.proof, proofFlags: multi.proofFlags, flags: e.packFlags(multi.proofFlags) },
  };
}
write("accounts-trees", { trees: [0, 1, 2, 3, 5, 8, 300].map((n) => accountsVector(Array.from({ length: n }, (_, i) => [fixture.account(`holder ${i}`), BigInt(i + 1) * 10n ** 18n + BigInt(i)]))) });

// --- fees of an epoch that took more than it may
const TOKENS = 10n ** 18n;
write("fees", { cases: [
  [1_000_000n * TOKENS, 86400n, [3n, 5n]],
  [1_000_000n * TOKENS, 86400n, [600_000n * TOKENS, 0n, 400_000n * TOKENS]],
  [1_000_000n * TOKENS, 86400n, [600_000n * TOKENS, 0n, 400_000n * TOKENS + 1n]],
  [1_000_000n * TOKENS, 3607n, [41_748n * TOKENS, 7n, 1n, 9_999_999n * TOKENS + 3n]],
  [1000n * TOKENS, 1n, [10n ** 26n, 2n * 10n ** 26n, 1n]],
  [10_000_000n * TOKENS, 20n, []],
].map(([maxFeesPerDay, seconds, measured]) => ({ maxFeesPerDay, seconds, measured, counted: e.countedFees(maxFeesPerDay, seconds, measured) })) });

// --- two epochs of a network
const emissionUntil = (time) => {
  const { genesis, periodLength, periods: N, share } = fixture.SCHEDULE;
  const before = (p) => (p >= N ? share : (share * 5n ** (N - p) * (5n ** p - 4n ** p)) / (5n ** N - 4n ** N));
  const elapsed = time > genesis ? time - genesis : 0n;
  const p = elapsed / periodLength;
  return p >= N ? share : before(p) + ((before(p + 1n) - before(p)) * (elapsed % periodLength)) / periodLength;
};

const domain = e.anchorDomain(fixture.CHAIN_ID, fixture.ANCHOR);
const encodeState = (header, account, slots) => encodeAs("(bytes header, bytes[] account, bytes[][] slots)", { header, account, slots });
const of = (contract, header, ...slots) => encodeState(header, chain[contract].account, slots.map((s) => chain[contract].slots[s]));

let cumulative = new Map();
let previousDigest = e.ZERO;
let previousEnd = fixture.GENESIS_TIME;
const epochs = chain.blocks.map((block, index) => {
  const end = BigInt(block.timestamp);
  const emission = emissionUntil(end) - emissionUntil(previousEnd);
  const { proofs, nodes, entries, totals } = e.rewardsOf(fixture.PARAMETERS, emission, fixture.inputs(index));
  cumulative = e.accumulate(cumulative, entries);
  const accounts = accountsVector([...cumulative.entries()]);
  const trees = { proofs: treeVector("proofs", proofs), nodes: treeVector("nodes", nodes), entries: treeVector("entries", entries) };
  const header = {
    epoch: BigInt(index + 1), attempt: 0n, previousDigest, snapshotBlock: BigInt(block.number), snapshotHash: block.hash, endTime: end,
    proofsRoot: trees.proofs.root, nodesRoot: trees.nodes.root, entriesRoot: trees.entries.root, accountsRoot: accounts.root,
    ...totals, datasetHash: id(`dataset of epoch ${index + 1}`),
  };
  const digest = e.digestOf(domain, header);
  previousDigest = digest;
  previousEnd = end;
  const builtNodes = e.sumTree("nodes", nodes);
  const builtEntries = e.sumTree("entries", entries);
  const states = index === 0 ? {} : {
    stake: nodes.map((n) => of("staking", block.header, fixture.slots.pool(n.nodeId), fixture.slots.poolOwner(n.nodeId), fixture.slots.position(n.nodeId, n.owner))),
    registration: nodes.map((n) => of("registry", block.header, fixture.slots.registered(n.nodeId), fixture.slots.prefix(n.nodeId))),
    position: entries.map((x) => of("staking", block.header, fixture.slots.position(x.nodeId, x.account))),
    strangerPosition: of("staking", block.header, fixture.slots.position(nodes[0].nodeId, fixture.STRANGER)),
    noNodeStake: of("staking", block.header, fixture.slots.pool(fixture.NO_NODE), fixture.slots.poolOwner(fixture.NO_NODE), fixture.slots.position(fixture.NO_NODE, fixture.STRANGER)),
    noNodeRegistration: of("registry", block.header, fixture.slots.registered(fixture.NO_NODE), fixture.slots.prefix(fixture.NO_NODE)),
  };
  const perAccount = [...cumulative.keys()].map((account) => {
    const mine = entries.map((x, i) => (x.account === account ? i : -1)).filter((i) => i >= 0);
    if (mine.length === 0) return { account, first: 0, last: 0, siblings: [] };
    const first = Math.max(0, mine[0] - 1);
    const last = Math.min(entries.length - 1, mine.at(-1) + 1);
    return { account, first, last, range: withCode(e.rangeProof(builtEntries, first, last)) };
  });
  return {
    header: { ...header, encoded: e.encodeHeader(header) }, structHash: e.structHashOf(header), digest, block,
    inputs: fixture.inputs(index), ...trees, accounts, states, entriesOfAccounts: perAccount,
    wholeNodes: withCode(e.rangeProof(builtNodes, 0, nodes.length - 1)),
  };
});
write("epochs", {
  chainId: fixture.CHAIN_ID, anchor: fixture.ANCHOR, staking: fixture.STAKING, registry: fixture.REGISTRY, genesisTime: fixture.GENESIS_TIME,
  epochLength: fixture.EPOCH_LENGTH, parameters: fixture.PARAMETERS, schedule: fixture.SCHEDULE, stranger: fixture.STRANGER, noNode: fixture.NO_NODE, epochs,
});

// --- digests
const EPOCH_TYPE = `Epoch(${e.EPOCH.map((f) => `${f.type} ${f.name}`).join(",")})`;
write("digests", {
  domain: { ...domain, separator: hashDomain({ domain, types: { EIP712Domain: [{ name: "name", type: "string" }, { name: "version", type: "string" }, { name: "chainId", type: "uint256" }, { name: "verifyingContract", type: "address" }] } }) },
  epochType: EPOCH_TYPE, epochTypeHash: keccak256(stringToHex(EPOCH_TYPE)),
  epochs: epochs.map(({ header, structHash, digest }) => ({ header, structHash, digest })),
});

// --- statements that Slasher reads
const evidenceDomain = { name: "CoNET Receipt", version: "1", chainId: fixture.CHAIN_ID, verifyingContract: fixture.REGISTRY };
const STATEMENTS = {
  RelayStatement: "uint64 epoch,bytes32 nodeId,bytes32 topic,bytes32 value",
  CapacityReport: "uint64 epoch,bytes32 subject,bytes32 measurer,uint64 bytesPerSecond,uint32 milliseconds,bytes32 nonce",
  UptimeReport: "uint64 epoch,bytes32 subject,bytes32 checker,uint16 slot,bool reachable,bytes32 nonce",
};
const samples = {
  RelayStatement: { epoch: 7n, nodeId: id("node/amber"), topic: id("bytesCarried"), value: pad(numberToHex(123456789n)) },
  CapacityReport: { epoch: 7n, subject: id("node/amber"), measurer: id("node/basalt"), bytesPerSecond: 100_000_000n, milliseconds: 10_000, nonce: id("nonce 1") },
  UptimeReport: { epoch: 7n, subject: id("node/amber"), checker: id("node/coral"), slot: 3, reachable: true, nonce: id("nonce 2") },
};
write("statements", {
  domain: evidenceDomain,
  statements: Object.entries(STATEMENTS).map(([name, list]) => {
    const types = { [name]: list.split(",").map((f) => ({ type: f.split(" ")[0], name: f.split(" ")[1] })) };
    return {
      name, type: `${name}(${list})`, typeHash: keccak256(stringToHex(`${name}(${list})`)), message: samples[name],
      structHash: hashStruct({ data: samples[name], primaryType: name, types }), digest: hashTypedData({ domain: evidenceDomain, types, primaryType: name, message: samples[name] }),
    };
  }),
});
