// The network of the vectors: five nodes, twelve accounts, two epochs. Plain data.
import { encodeAbiParameters, getAddress, keccak256, stringToHex } from "viem";

export const account = (name) => getAddress(`0x${keccak256(stringToHex(name)).slice(-40)}`);
const id = (name) => keccak256(stringToHex(name));
const TOKEN = 10n ** 18n;

export const CHAIN_ID = 31337;
export const GENESIS_TIME = 1_800_000_000n;
export const EPOCH_LENGTH = 3600n;
export const ANCHOR = account("EpochAnchor");
export const STAKING = account("Staking");
export const REGISTRY = account("NodeRegistry");
/// Shares of a pool that are nobody's.
export const NOBODYS_SHARES = 1000n;

/// Order and names of NetworkParameters.
export const PARAMETERS = {
  capacityCap: 1_250_000_000n,
  stakeSaturation: 1_000_000n * TOKEN,
  minUptime: 5000n,
  minDiversity: 1000n,
  maxNodeShare: 4000n,
  protocolShare: 1000n,
  burnShare: 5000n,
  maxFeesPerDay: 1_000_000n * TOKEN,
};

/// 180 days a period, a curve as in docs/spec; the emission is what it gives between the two snapshots.
export const SCHEDULE = { genesis: GENESIS_TIME, periodLength: 180n * 86400n, periods: 20n, share: 400_000_000n * TOKEN };

// Pools as Staking keeps them: stake and totalShares with what is unbonding and with nobody's shares.
const pool = (name, owner, prefix, o) => ({
  name, nodeId: id(name), owner: account(owner), prefix: id(prefix), status: 1n, jailedUntil: 0n, registered: true, ...o,
});

export const POOLS = [
  // a plain node with three delegators, one of them unbonding
  pool("node/amber", "owner/ana", "192.0.2.0/24", {
    stake: 180_000n * TOKEN, commission: 1000n, ownerShares: 60_000n * TOKEN - NOBODYS_SHARES, unbondingShares: 20_000n * TOKEN,
    delegations: { "delegator/dia": 50_000n * TOKEN, "delegator/eli": 30_000n * TOKEN + 7n, "delegator/fay": 20_000n * TOKEN },
  }),
  // shares the prefix of the first, was slashed: a share is worth less than a unit
  pool("node/basalt", "owner/ben", "192.0.2.0/24", {
    stake: 90_000n * TOKEN - 3n, commission: 500n, ownerShares: 70_000n * TOKEN - NOBODYS_SHARES, unbondingShares: 0n,
    delegations: { "delegator/dia": 30_000n * TOKEN },
  }),
  // saturated, many delegators
  pool("node/coral", "owner/cem", "198.51.100.0/24", {
    stake: 1_500_000n * TOKEN, commission: 2000n, ownerShares: 500_000n * TOKEN - NOBODYS_SHARES, unbondingShares: 0n,
    delegations: {
      "delegator/eli": 333_333n * TOKEN + 1n, "delegator/gus": 333_333n * TOKEN + 2n, "delegator/hal": 111_111n * TOKEN,
      "delegator/ida": 222_222n * TOKEN + 999_999_999n,
    },
  }),
  // jailed, but its clients' fees are its own
  pool("node/delta", "owner/dov", "203.0.113.0/24", {
    stake: 50_000n * TOKEN, commission: 0n, ownerShares: 50_000n * TOKEN - NOBODYS_SHARES, unbondingShares: 0n, jailedUntil: GENESIS_TIME + 90_000n,
    delegations: {},
  }),
  // down most of the epoch
  pool("node/ember", "owner/eva", "2001:db8::/48", {
    stake: 40_000n * TOKEN, commission: 300n, ownerShares: 10_000n * TOKEN - NOBODYS_SHARES, unbondingShares: 0n,
    delegations: { "delegator/jan": 30_000n * TOKEN },
  }),
];

for (const p of POOLS) {
  const delegated = Object.values(p.delegations).reduce((a, b) => a + b, 0n);
  p.totalShares = p.ownerShares + delegated + p.unbondingShares + NOBODYS_SHARES;
}

/// Measured in each epoch, by name of the node.
export const MEASURED = [
  {
    "node/amber": { capacity: 100_000_000n, uptime: 10_000n, fees: 12n * TOKEN + 1n },
    "node/basalt": { capacity: 80_000_000n, uptime: 9_000n, fees: 0n },
    "node/coral": { capacity: 2_000_000_000n, uptime: 9_999n, fees: 700n * TOKEN },
    "node/delta": { capacity: 50_000_000n, uptime: 10_000n, fees: 5n * TOKEN },
    "node/ember": { capacity: 70_000_000n, uptime: 4_000n, fees: 0n },
  },
  {
    "node/amber": { capacity: 110_000_000n, uptime: 9_998n, fees: 33n * TOKEN + 777n },
    "node/basalt": { capacity: 81_000_003n, uptime: 9_100n, fees: 2n * TOKEN + 19n },
    "node/coral": { capacity: 1_249_999_999n, uptime: 10_000n, fees: 650n * TOKEN + 5n },
    "node/delta": { capacity: 40_000_000n, uptime: 10_000n, fees: 3n * TOKEN + 9n },
    "node/ember": { capacity: 60_000_000n, uptime: 4_999n, fees: TOKEN },
  },
];

// Storage layouts: docs/contracts/Staking.md and docs/contracts/NodeRegistry.md.
const slot = (type, key, base) => keccak256(encodeAbiParameters([{ type }, { type: "uint256" }], [key, base]));
const plus = (s, n) => `0x${(BigInt(s) + n).toString(16).padStart(64, "0")}`;

export const slots = {
  pool: (nodeId) => slot("bytes32", nodeId, 1n),
  poolOwner: (nodeId) => plus(slot("bytes32", nodeId, 1n), 1n),
  position: (nodeId, who) =>
    keccak256(encodeAbiParameters([{ type: "address" }, { type: "bytes32" }], [who, slot("bytes32", nodeId, 2n)])),
  registered: (nodeId) => slot("bytes32", nodeId, 3n),
  prefix: (nodeId) => plus(slot("bytes32", nodeId, 3n), 2n),
};

export function stakingStorage() {
  const words = [];
  for (const p of POOLS) {
    words.push([slots.pool(p.nodeId), p.stake | (p.totalShares << 96n) | (p.commission << 192n) | (p.status << 208n) | (p.jailedUntil << 216n)]);
    words.push([slots.poolOwner(p.nodeId), p.unbondingShares | (BigInt(p.owner) << 96n)]);
    words.push([slots.position(p.nodeId, p.owner), p.ownerShares | (p.ownerShares << 96n)]);
    for (const [name, shares] of Object.entries(p.delegations)) words.push([slots.position(p.nodeId, account(name)), shares | (shares << 96n)]);
  }
  return words;
}

export function registryStorage() {
  const words = [];
  POOLS.filter((p) => p.registered).forEach((p, i) => {
    words.push([slots.registered(p.nodeId), BigInt(p.owner) | (0x4445n << 160n) | (BigInt(i) << 184n)]);
    words.push([slots.prefix(p.nodeId), BigInt(p.prefix)]);
  });
  return words;
}

/// An account that has no stake anywhere, and a node that nobody registered.
export const STRANGER = account("stranger");
export const NO_NODE = id("node/none");

/// The formula's inputs, from pools and measurements.
export function inputs(epoch) {
  return POOLS.map((p) => {
    const totalShares = p.totalShares - p.unbondingShares;
    return {
      nodeId: p.nodeId, owner: p.owner, prefix: p.prefix, active: p.status === 1n && p.jailedUntil === 0n,
      stake: (p.stake * totalShares) / p.totalShares, totalShares, ownerShares: p.ownerShares, commission: p.commission,
      ...MEASURED[epoch][p.name],
      delegations: Object.entries(p.delegations).map(([name, shares]) => ({ account: account(name), shares })),
    };
  });
}
