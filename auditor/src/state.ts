// Nodes and stakes after a block, from storage: docs/contracts/Staking.md and NodeRegistry.md, Storage for state proofs.
import { type Hex, encodeAbiParameters, keccak256, numberToHex, pad } from 'viem';
import type { Chain } from './chain.js';
import type { Delegation, NodeState } from './formula.js';
import { type Network, contractOf } from './network.js';

const POOLS = 1n;
const POSITIONS = 2n;
const NODES = 3n;
const STATUS_ACTIVE = 1n;

const inMapping = (type: string, key: Hex, slot: bigint): Hex =>
  keccak256(encodeAbiParameters([{ type }, { type: 'uint256' }], [key, slot]));
const after = (slot: Hex, words: bigint): Hex => numberToHex(BigInt(slot) + words, { size: 32 });
const bits = (word: bigint, from: bigint, length: bigint): bigint => (word >> from) & ((1n << length) - 1n);
const address = (value: bigint): Hex => numberToHex(value, { size: 20 });

export const poolSlot = (node: Hex): Hex => inMapping('bytes32', node, POOLS);
export const ownerSlot = (node: Hex): Hex => inMapping('bytes32', node, NODES);
export const positionSlot = (node: Hex, account: Hex): Hex =>
  inMapping('address', account, BigInt(inMapping('bytes32', node, POSITIONS)));
export const secondWord = (slot: Hex): Hex => after(slot, 1n);
export const thirdWord = (slot: Hex): Hex => after(slot, 2n);

/**
 * Who ever had shares at a node: accounts named by a log of Staking that names the node. It only ever grows, so each
 * epoch reads the blocks since the one before; whoever has no shares any more counts for nothing.
 */
export class Holders {
  private readonly byNode = new Map<Hex, Set<Hex>>();
  private next: bigint;

  constructor(
    private readonly chain: Chain,
    private readonly network: Network,
  ) {
    this.next = network.deployBlock;
  }

  async upTo(block: bigint): Promise<void> {
    if (block < this.next) return;
    for (const log of await this.chain.logs(contractOf(this.network, 'Staking'), [], this.next, block)) {
      const [, node, account] = log.topics;
      if (node === undefined || account === undefined || BigInt(account) >> 160n !== 0n) continue;
      const holders = this.byNode.get(node) ?? new Set();
      holders.add(address(BigInt(account)));
      this.byNode.set(node, holders);
    }
    this.next = block + 1n;
  }

  of(node: Hex): Hex[] {
    return [...(this.byNode.get(node) ?? [])];
  }
}

/** The state of each node after a block; nothing but zeros for one that is not registered. */
export async function readStates(
  chain: Chain, network: Network, holders: Holders, nodes: Hex[], at: bigint,
): Promise<Map<Hex, NodeState>> {
  const staking = contractOf(network, 'Staking');
  const pools = nodes.map(poolSlot);
  const entries = nodes.map(ownerSlot);
  const [poolWords, registryWords] = await Promise.all([
    chain.words(staking, pools.flatMap((slot) => [slot, secondWord(slot)]), at),
    chain.words(contractOf(network, 'NodeRegistry'), entries.flatMap((slot) => [slot, thirdWord(slot)]), at),
  ]);
  await holders.upTo(at);
  const asked = nodes.flatMap((node) => holders.of(node).map((account) => ({ node, account })));
  const positions = await chain.words(staking, asked.map(({ node, account }) => positionSlot(node, account)), at);
  const shares = new Map<Hex, Delegation[]>(nodes.map((node) => [node, []]));
  asked.forEach(({ node, account }, i) => {
    const held = bits(positions[i] ?? 0n, 0n, 96n);
    if (held > 0n) shares.get(node)?.push({ account, shares: held });
  });
  return new Map(
    nodes.map((node, i) => {
      const first = poolWords[2 * i] ?? 0n;
      const second = poolWords[2 * i + 1] ?? 0n;
      const owner = address(bits(registryWords[2 * i] ?? 0n, 0n, 160n));
      const allShares = bits(first, 96n, 96n);
      const totalShares = allShares - bits(second, 0n, 96n);
      const all = shares.get(node) ?? [];
      return [
        node,
        {
          owner,
          prefix: pad(numberToHex(registryWords[2 * i + 1] ?? 0n), { size: 32 }),
          active: bits(first, 208n, 8n) === STATUS_ACTIVE && bits(first, 216n, 40n) === 0n,
          stake: allShares === 0n ? 0n : (bits(first, 0n, 96n) * totalShares) / allShares,
          totalShares,
          ownerShares: all.find(({ account }) => account === owner)?.shares ?? 0n,
          commission: bits(first, 192n, 16n),
          delegations: all.filter(({ account }) => account !== owner),
        },
      ];
    }),
  );
}
