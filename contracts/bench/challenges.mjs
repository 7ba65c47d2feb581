// The dearest challenges, each of a false epoch of a large network, with its signers slashed in the same transaction.
// A challenge that no block could hold would protect nobody, so the limit is the gas of one ordinary block.
import { keccak256, numberToHex, toBytes, toRlp } from 'viem';
import { ZERO, rangeProof, sumTree } from '../tools/epoch.mjs';
import { slots } from '../tools/fixture.mjs';
import { SparseTree } from './sparse-tree.mjs';
import { TOKEN, accountOf } from './network.mjs';

const BLOCK = 30_000_000;
const NODES = 10_000;
const ENTRIES = 4_096;
const STEP = 500;
// A larger count cannot move a weight: 20 nodes show that 19 is too few, and the least diversity is 1/20 at least.
const PREFIX = 20;
const OF_ONE_ACCOUNT = 4_000;
const word = (text) => keccak256(toBytes(text));
const ascending = (a, b) => (BigInt(a) < BigInt(b) ? -1 : 1);

const quantity = (x) => (BigInt(x) === 0n ? '0x' : numberToHex(BigInt(x)));

async function stateOf(network, header, contract, keys) {
  const blockNumber = header.snapshotBlock;
  const b = await network.public.request({ method: 'eth_getBlockByNumber', params: [numberToHex(blockNumber), false] });
  const rlp = toRlp([b.parentHash, b.sha3Uncles, b.miner, b.stateRoot, b.transactionsRoot, b.receiptsRoot, b.logsBloom,
    quantity(b.difficulty), quantity(b.number), quantity(b.gasLimit), quantity(b.gasUsed), quantity(b.timestamp), b.extraData,
    b.mixHash, b.nonce, quantity(b.baseFeePerGas), b.withdrawalsRoot, quantity(b.blobGasUsed), quantity(b.excessBlobGas),
    b.parentBeaconBlockRoot, b.requestsHash]);
  if (keccak256(rlp) !== header.snapshotHash) throw new Error(`the header of block ${blockNumber} does not hash to its hash`);
  const proof = await network.public.getProof({ address: network.addresses[contract], storageKeys: keys, blockNumber });
  return { header: rlp, account: proof.accountProof, slots: proof.storageProof.map(({ proof: path }) => path) };
}

const nodeLeaf = (nodeId, owner, prefix) => ({
  nodeId, owner, prefix, active: true, stake: 10_000n * TOKEN, totalShares: 9_999n * TOKEN, ownerShares: 9_000n * TOKEN,
  commission: 500n, capacity: 100_000_000n, uptime: 9_990n, fees: TOKEN, prefixCount: BigInt(PREFIX - 1),
  weight: 10n ** 20n, base: 50n * TOKEN, gross: 51n * TOKEN, ownerAmount: 46n * TOKEN, delegatorsAmount: 5n * TOKEN,
});

/** @param real a registered node's id, owner and a delegator of it */
export async function measureChallenges(network, holder, epochs, real, row) {
  for (const verifier of epochs.verifiers) {
    await network.send(holder, 'ConetToken', 'transfer', verifier.address, 10_000n * TOKEN);
    await network.send(verifier, 'ConetToken', 'approve', network.addresses.Slasher, 2n ** 256n - 1n);
    await network.send(verifier, 'Slasher', 'bond', 10_000n * TOKEN);
  }
  await network.send(holder, 'ConetToken', 'approve', network.addresses.AccountChallenges, 2n ** 256n - 1n);

  const ids = [...Array.from({ length: NODES - 1 }, (_, i) => word(`node ${i}`)), real.node].sort(ascending);
  const leaves = ids.map((id, i) => nodeLeaf(id, id === real.node ? real.owner : accountOf('owner').address, word(`prefix ${i < PREFIX ? 0 : i}`)));
  const nodes = sumTree('nodes', leaves);
  const at = ids.indexOf(real.node);

  const many = accountOf('account with many entries').address;
  const owners = [...Array(OF_ONE_ACCOUNT).fill(many), ...Array.from({ length: ENTRIES - OF_ONE_ACCOUNT - 1 }, (_, i) => `0x${word(`account ${i}`).slice(26)}`), real.delegator];
  const keyOf = ({ account, nodeId }) => `${account}${nodeId.slice(2)}`;
  const entryLeaves = owners.map((account, i) => ({ account, nodeId: account === real.delegator ? real.node : ids[i], amount: TOKEN + BigInt(i) }))
    .sort((a, b) => ascending(keyOf(a), keyOf(b)));
  const entries = sumTree('entries', entryLeaves);
  const first = entryLeaves.findIndex(({ account }) => account === many);
  const cut = (position) => [Math.max(position - 1, 0), Math.min(position, ENTRIES - 1)];
  const [begin, end] = [cut(first), cut(first + OF_ONE_ACCOUNT)];
  const leavesOf = ([from, to]) => entryLeaves.slice(from, to + 1);
  const entryAt = entryLeaves.findIndex(({ account }) => account === real.delegator);

  const cumulative = 1_000_000n * TOKEN;
  const accounts = new SparseTree(20, [{ account: many, position: 12_345, cumulative }], 'challenged');
  const anchor = async () => {
    await epochs.pass();
    const [header, signatures] = await epochs.next(accounts.root, { nodesRoot: nodes.root, entriesRoot: entries.root });
    await network.send(holder, 'EpochAnchor', 'anchor', header, signatures);
    // Parameters are those that held at the end of the epoch, which must be past.
    await network.wait(1);
    return { header, signatures };
  };

  const previous = (await anchor()).header;
  let c = await anchor();
  const walk = await network.gas(
    holder, 'NodeChallenges', 'challengePrefixSurplus', c, nodes.preimage, leaves[0], rangeProof(nodes, 0, 0), leaves.slice(0, STEP), rangeProof(nodes, 0, STEP - 1),
  );
  const dispute = await network.gas(
    holder, 'AccountChallenges', 'disputeAccount', c, previous, { account: many, cumulative, proof: accounts.proof(12_345) },
    { root: entries.preimage, begin: leavesOf(begin), beginProof: rangeProof(entries, ...begin), end: leavesOf(end), endProof: rangeProof(entries, ...end) },
  );
  const staked = await stateOf(network, c.header, 'Staking', [slots.pool(real.node), slots.poolOwner(real.node), slots.position(real.node, real.owner)]);
  const stake = await network.gas(holder, 'NodeChallenges', 'challengeStake', c, nodes.preimage, leaves[at], rangeProof(nodes, at, at), staked);

  await epochs.cancelled(previous);
  c = await anchor();
  const position = await stateOf(network, c.header, 'Staking', [slots.position(real.node, real.delegator)]);
  const entry = await network.gas(
    holder, 'AccountChallenges', 'challengeEntry', c, entries.preimage, entryLeaves[entryAt], rangeProof(entries, entryAt, entryAt),
    nodes.preimage, leaves[at], rangeProof(nodes, at, at), position,
  );

  await epochs.cancelled(previous);
  c = await anchor();
  const prefix = await network.gas(
    holder, 'NodeChallenges', 'challengePrefixCount', c, nodes.preimage, leaves.slice(0, PREFIX), leaves.slice(0, PREFIX).map((_, i) => rangeProof(nodes, i, i)),
  );
  if ((await network.read('EpochAnchor', 'cancelledFor', await network.read('EpochAnchor', 'digestOf', c.header))) === ZERO.slice(0, 42)) {
    throw new Error('a false epoch was not cancelled');
  }

  // The whole way where nobody shows a tree, by whoever put down a bond: it comes back, and costs and reward with it.
  await epochs.cancelled(previous);
  for (const verifier of epochs.verifiers) {
    await network.send(holder, 'ConetToken', 'transfer', verifier.address, 10_000n * TOKEN);
    await network.send(verifier, 'Slasher', 'bond', 10_000n * TOKEN);
  }
  await network.send(holder, 'ConetToken', 'approve', network.addresses.OpeningChallenges, 2n ** 256n - 1n);
  c = await anchor();
  const before = await network.read('ConetToken', 'balanceOf', holder.address);
  const demand = await network.gas(holder, 'OpeningChallenges', 'demandLeaf', c, 2, 0n);
  const id = await network.read('OpeningChallenges', 'demandCount');
  const { deadline } = await network.read('OpeningChallenges', 'demandOf', id);
  await network.wait(Number(BigInt(deadline) - (await network.public.getBlock()).timestamp));
  const conclude = await network.gas(holder, 'OpeningChallenges', 'conclude', id, c);
  const refund = (await network.read('ConetToken', 'balanceOf', holder.address)) - before;
  if (refund < 3n * 2_000n * TOKEN) throw new Error(`the challenger got no more than ${refund}`);

  row('challenge: hidden tree, from demand to cancel', demand + conclude, BLOCK);
  row(`challenge: stake by state proofs, ${NODES} nodes`, stake, BLOCK);
  row(`challenge: entry by state proof, ${NODES} nodes`, entry, BLOCK);
  row(`challenge: ${PREFIX} nodes of one prefix`, prefix, BLOCK);
  row(`challenge: walk over ${STEP} nodes`, walk, BLOCK);
  row(`challenge: account with ${OF_ONE_ACCOUNT} entries`, dispute, BLOCK);
}
