// False epochs on the real contracts: each is cancelled by the challenger, unattended; a true one stands.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Hex, bytesToHex, stringToHex } from 'viem';
import type { Verdict } from '../src/audit.js';
import type { Entry, NodeLeaf } from '../src/formula.js';
import { Sender } from '../src/send.js';
import { accountLeaf, accountsTree, entriesTree, entryFields, nodeFields, nodesTree } from '../src/trees.js';
import { Watch } from '../src/watch.js';
import { FalseEpochs, type Falsified, TOKEN } from './false-epochs.js';

let world: FalseEpochs;

before(async () => {
  world = await FalseEpochs.start();
});

after(() => world.network.stop());

async function begin(): Promise<{ watch: Watch; verdict: Verdict }> {
  await world.reset();
  const audit = await world.audit();
  const verdict = await audit.peek();
  assert.ok(verdict);
  assert.equal(verdict.rewards.nodes.length, 3);
  assert.ok(verdict.rewards.totals.rewards > 0n);
  return { watch: new Watch(world, audit, new Sender(audit.chain, audit.network, world.challenger)), verdict };
}

const first = <T>(all: readonly T[]): T => {
  const [one] = all;
  assert.ok(one);
  return one;
};

const withNode = (verdict: Verdict, change: Partial<NodeLeaf>): Falsified => {
  const [leaf, ...rest] = verdict.trees.nodes.leaves;
  assert.ok(leaf);
  return { nodes: [{ ...leaf, ...change }, ...rest] };
};

const withEntry = (verdict: Verdict, change: (entry: Entry) => Partial<Entry>): Falsified => {
  const [entry, ...rest] = verdict.trees.entries.leaves;
  assert.ok(entry);
  return { entries: [{ ...entry, ...change(entry) }, ...rest] };
};

const node = (change: (leaf: NodeLeaf) => Partial<NodeLeaf>) => (verdict: Verdict) =>
  withNode(verdict, change(first(verdict.trees.nodes.leaves)));

const STRANGER: Hex = `0x${'00'.repeat(19)}01`;

const CASES: [string, string, (verdict: Verdict) => Falsified][] = [
  ['fees that nobody measured', 'challengeTotals', ({ header }) => ({ header: { fees: header.fees + TOKEN } })],
  [
    'fees of more than an epoch may take, which only the public records show to be invented', 'challengeFees',
    ({ mostFees }) => ({ header: { proofsRoot: `0x${'66'.repeat(32)}`, fees: mostFees + 1n } }),
  ],
  ['a burn of less', 'challengeBurn', ({ header }) => ({ header: { burned: header.burned - 1_000n } })],
  ['rewards that no node has', 'challengeTotals', ({ header }) => ({ header: { rewards: header.rewards + 1n } })],
  ['a weight that no node has', 'challengeTotals', ({ header }) => ({ header: { totalWeight: header.totalWeight + 1n } })],
  ['an owner who is another', 'challengeRegistration', node(() => ({ owner: STRANGER }))],
  ['a prefix that is another', 'challengeRegistration', node(() => ({ prefix: `0x${'77'.repeat(32)}` }))],
  ['a node that serves and is said not to', 'challengeStake', node(() => ({ active: false }))],
  ['more stake', 'challengeStake', node((leaf) => ({ stake: leaf.stake + 1n }))],
  ['fewer shares', 'challengeStake', node((leaf) => ({ totalShares: leaf.totalShares - 1n }))],
  ['more shares of the owner', 'challengeStake', node((leaf) => ({ ownerShares: leaf.ownerShares + 1n }))],
  ['another commission', 'challengeStake', node((leaf) => ({ commission: leaf.commission + 1n }))],
  ['more capacity', 'challengeMeasurement', node((leaf) => ({ capacity: leaf.capacity + 1n }))],
  ['less uptime', 'challengeMeasurement', node((leaf) => ({ uptime: leaf.uptime - 1n }))],
  ['fees of another node', 'challengeMeasurement', node((leaf) => ({ fees: leaf.fees + 1n }))],
  ['fewer of a prefix', 'challengePrefixCount', node((leaf) => ({ prefixCount: leaf.prefixCount - 1n }))],
  ['more of a prefix', 'challengePrefixSurplus', node((leaf) => ({ prefixCount: leaf.prefixCount + 1n }))],
  ['more weight', 'challengeFormula', node((leaf) => ({ weight: leaf.weight + 1n }))],
  ['more base', 'challengeFormula', node((leaf) => ({ base: leaf.base + 1n }))],
  ['more gross', 'challengeFormula', node((leaf) => ({ gross: leaf.gross + 1n }))],
  ['more for the owner', 'challengeFormula', node((leaf) => ({ ownerAmount: leaf.ownerAmount + 1n }))],
  ['too much for delegators', 'challengeFormula', node((leaf) => ({ delegatorsAmount: leaf.delegatorsAmount + 1n }))],
  ['an entry of more', 'challengeTotals', (v) => withEntry(v, ({ amount }) => ({ amount: amount + 1n }))],
];

for (const [name, call, falsify] of CASES) {
  test(`${name} is cancelled by ${call}`, async () => {
    const { watch, verdict } = await begin();
    const header = await world.anchor(verdict, falsify(verdict));
    const step = await watch.step();
    assert.equal(step.kind, 'false');
    assert.equal(step.kind === 'false' && step.challenge.call, call);
    assert.ok(await world.isCancelled(header));
    assert.equal((await watch.step()).kind, 'waits');
  });
}

const myEntries = ({ trees }: Verdict): { mine: Entry; at: number; rest: Entry[] } => {
  const all = trees.entries.leaves;
  const at = all.findIndex(({ account }) => account === world.challenger.address.toLowerCase());
  const mine = all[at];
  assert.ok(mine);
  return { mine, at, rest: all.filter((_, i) => i !== at) };
};

test('a unit moved from one account of a node to another is cancelled by their entries', async () => {
  const { watch, verdict } = await begin();
  const { mine, at, rest } = myEntries(verdict);
  const owner = rest.find(({ nodeId }) => nodeId === mine.nodeId);
  assert.ok(owner);
  const entries = [...verdict.trees.entries.leaves];
  entries[at] = { ...mine, amount: mine.amount + 1n };
  entries[entries.indexOf(owner)] = { ...owner, amount: owner.amount - 1n };
  const header = await world.anchor(verdict, { entries });
  const step = await watch.step();
  assert.ok(step.kind === 'false' && step.challenge.call === 'challengeEntry');
  assert.ok(await world.isCancelled(header));
});

test('an entry at a node that was not measured is cancelled by the neighbours', async () => {
  const { watch, verdict } = await begin();
  const { mine, at } = myEntries(verdict);
  const entries = [...verdict.trees.entries.leaves];
  entries[at] = { ...mine, nodeId: `0x${'00'.repeat(31)}01` };
  const header = await world.anchor(verdict, { entries });
  const step = await watch.step();
  assert.ok(step.kind === 'false' && step.challenge.call === 'challengeEntryWithoutNode');
  assert.ok(await world.isCancelled(header));
});

test('an entry of a stranger, which nobody would look for, is demanded, opened and cancelled', async () => {
  const { watch, verdict } = await begin();
  const { mine, rest } = myEntries(verdict);
  const entries = [{ ...mine, account: STRANGER }, ...rest];
  const header = await world.anchor(verdict, { entries });
  const demanded = await watch.step();
  assert.ok(demanded.kind === 'false' && demanded.challenge.call === 'demandLeaf');
  const tree = entriesTree(entries);
  const opening = [1n, tree.root, entryFields(first(entries)), tree.proof(0)];
  await world.network.send(world.challenger, 'OpeningChallenges', 'openLeaf', ...opening);
  const step = await watch.step();
  assert.ok(step.kind === 'false' && step.challenge.call === 'challengeEntry');
  assert.ok(await world.isCancelled(header));
});

test('a node that is left out is cancelled by the number of them', async () => {
  const { watch, verdict } = await begin();
  const nodes = verdict.trees.nodes.leaves.slice(1);
  const header = await world.anchor(verdict, { nodes, published: false });
  const demanded = await watch.step();
  assert.ok(demanded.kind === 'false' && demanded.challenge.call === 'demandLeaf');
  const tree = nodesTree(nodes);
  const opening = [1n, tree.root, nodeFields(first(nodes)), tree.proof(0)];
  await world.network.send(world.challenger, 'OpeningChallenges', 'openLeaf', ...opening);
  const step = await watch.step();
  assert.ok(step.kind === 'false' && step.challenge.call === 'challengeCounts');
  assert.ok(await world.isCancelled(header));
});

test('a later block than the first that ends the epoch is cancelled by both headers', async () => {
  const { watch, verdict } = await begin();
  const later = await world.blockAfter(verdict.header.snapshotBlock);
  const header = await world.anchor(verdict, { header: later });
  const step = await watch.step();
  assert.ok(step.kind === 'false' && step.challenge.call === 'challengeSnapshot');
  assert.ok(await world.isCancelled(header));
});

test('an accounts tree that nobody can open falls', async () => {
  const { watch, verdict } = await begin();
  const header = await world.anchor(verdict, { header: { accountsRoot: `0x${'13'.repeat(32)}` } });
  const demanded = await watch.step();
  assert.ok(demanded.kind === 'false' && demanded.challenge.call === 'demandAccount');
  await world.network.wait(Number(await delay()));
  assert.equal((await watch.step()).kind, 'concluded');
  assert.ok(await world.isCancelled(header));
});

/** What a path leads to in a tree of the verifiers', with its siblings from the leaf up. */
function opening(cumulative: Map<Hex, bigint>, path: bigint): { account: Hex; amount: bigint; siblings: Hex[] } {
  const tree = accountsTree(cumulative);
  const siblings: Hex[] = [];
  let at = 0;
  for (let depth = 0n; 2 * at + 2 < tree.length; depth++) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const [smaller, larger] = first(tree.slice(left, left + 1)) <= first(tree.slice(right, right + 1)) ? [left, right] : [right, left];
    const [taken, beside] = ((path >> depth) & 1n) === 1n ? [larger, smaller] : [smaller, larger];
    siblings.unshift(first(tree.slice(beside, beside + 1)));
    at = taken;
  }
  const found = [...cumulative].find(([account, amount]) => bytesToHex(accountLeaf(account, amount)) === tree[at]);
  assert.ok(found);
  return { account: found[0], amount: found[1], siblings };
}

/** Trees in each of which one account has a little more than it is due; where its leaf stands follows from its hash. */
function paidMore(truth: Map<Hex, bigint>): { cumulative: Map<Hex, bigint>; account: Hex }[] {
  const more = Array.from({ length: 64 }, (_, i) => BigInt(i + 1));
  return [...truth].flatMap(([account, due]) =>
    more.map((units) => ({ account, cumulative: new Map(truth).set(account, due + units) })),
  );
}

test('an account that is given more is looked for among what is opened, and disputed', async () => {
  const { watch, verdict } = await begin();
  // one that the first path does not lead to
  const { cumulative, account } = first(paidMore(verdict.cumulative).filter((p) => opening(p.cumulative, 0n).account !== p.account));
  const header = await world.anchor(verdict, { header: { accountsRoot: first(accountsTree(cumulative)) } });
  const opened: Hex[] = [];
  for (;;) {
    const step = await watch.step();
    assert.ok(step.kind === 'false');
    if (step.challenge.call === 'disputeAccount') break;
    assert.equal(step.challenge.call, 'demandAccount');
    const { account: shown, amount, siblings } = opening(cumulative, step.challenge.args[1] as bigint);
    opened.push(shown);
    assert.equal(new Set(opened).size, opened.length, 'no leaf twice');
    await world.network.send(world.challenger, 'OpeningChallenges', 'openAccount', BigInt(opened.length), shown, amount, siblings);
  }
  assert.equal(opened.at(-1), account);
  // in the first epoch it is decided at once
  assert.ok(await world.isCancelled(header));
});

test('after the first epoch a dispute waits for its answer, and the epoch falls without one', async () => {
  await world.reset();
  const audit = await world.audit();
  const watch = new Watch(world, audit, new Sender(audit.chain, audit.network, world.challenger));
  const one = await audit.peek();
  assert.ok(one);
  await world.anchor(one, {});
  await world.network.wait(Number(await delay()) + 1);
  await world.network.send(world.challenger, 'EpochAnchor', 'activate');
  assert.equal((await watch.step()).kind, 'ended');
  await world.pass();
  audit.refresh();
  const two = await audit.peek();
  assert.ok(two);
  const { cumulative } = first(paidMore(two.cumulative).filter((p) => opening(p.cumulative, 0n).account === p.account));
  const header = await world.anchor(two, { header: { accountsRoot: first(accountsTree(cumulative)) } });
  const demanded = await watch.step();
  assert.ok(demanded.kind === 'false' && demanded.challenge.call === 'demandAccount');
  const { account, amount, siblings } = opening(cumulative, 0n);
  await world.network.send(world.challenger, 'OpeningChallenges', 'openAccount', 1n, account, amount, siblings);
  const disputed = await watch.step();
  assert.ok(disputed.kind === 'false' && disputed.challenge.call === 'disputeAccount');
  assert.equal((await watch.step()).kind, 'waits');
  await world.network.wait(Number(await delay()));
  assert.equal((await watch.step()).kind, 'concluded');
  assert.ok(await world.isCancelled(header));
});

test('an accounts tree without anybody is no theft, and costs no bond', async () => {
  const { watch, verdict } = await begin();
  const header = await world.anchor(verdict, { header: { accountsRoot: `0x${'00'.repeat(32)}` } });
  assert.equal((await watch.step()).kind, 'uncaught');
  assert.ok(!(await world.isCancelled(header)));
});

test('without a key it says what it would send, and sends nothing', async () => {
  const { verdict } = await begin();
  const audit = await world.audit();
  const header = await world.anchor(verdict, node((leaf) => ({ base: leaf.base + 1n }))(verdict));
  const step = await new Watch(world, audit, undefined).step();
  assert.ok(step.kind === 'false' && step.transaction === undefined);
  assert.ok(!(await world.isCancelled(header)));
});

test('a dataset that is not the one anchored is not called a theft, nor costs a bond', async () => {
  const { watch, verdict } = await begin();
  const header = await world.anchor(verdict, { header: { datasetHash: `0x${'55'.repeat(32)}` } });
  assert.equal((await watch.step()).kind, 'uncaught');
  assert.ok(!(await world.isCancelled(header)));
});

test('trees that nobody publishes are demanded, and the epoch falls when nobody opens them', async () => {
  const { watch, verdict } = await begin();
  const hidden = withNode(verdict, { stake: first(verdict.trees.nodes.leaves).stake + TOKEN });
  const header = await world.anchor(verdict, { ...hidden, published: false });
  const demanded = await watch.step();
  assert.ok(demanded.kind === 'false' && demanded.challenge.call === 'demandLeaf');
  assert.equal((await watch.step()).kind, 'waits');
  await world.network.wait(Number(await delay()));
  const concluded = await watch.step();
  assert.equal(concluded.kind, 'concluded');
  assert.ok(await world.isCancelled(header));
});

test('what is opened on demand shows where to look, and falls when it is found', async () => {
  const { watch, verdict } = await begin();
  const leaves = [...verdict.trees.nodes.leaves];
  const last = leaves.at(-1);
  assert.ok(last);
  leaves[leaves.length - 1] = { ...last, stake: last.stake + TOKEN };
  const header = await world.anchor(verdict, { nodes: leaves, published: false });
  const hidden = nodesTree(leaves);
  const positions: bigint[] = [];
  for (let round = 0; round < 4; round++) {
    const step = await watch.step();
    assert.equal(step.kind, 'false');
    if (step.kind !== 'false') return;
    if (!step.challenge.demand) {
      assert.equal(step.challenge.call, 'challengeStake');
      break;
    }
    const position = step.challenge.args[2] as bigint;
    positions.push(position);
    const leaf = leaves[Number(position)];
    assert.ok(leaf);
    const opening = [BigInt(positions.length), hidden.root, nodeFields(leaf), hidden.proof(Number(position))];
    await world.network.send(world.challenger, 'OpeningChallenges', 'openLeaf', ...opening);
  }
  assert.deepEqual(positions, [0n, 2n]);
  assert.ok(await world.isCancelled(header));
});

test('a true epoch stands, and the next one is looked at when it is active', async () => {
  const { watch, verdict } = await begin();
  const header = await world.anchor(verdict, {});
  assert.equal((await watch.step()).kind, 'true');
  await world.network.wait(Number(await delay()) + 1);
  await world.network.send(world.challenger, 'EpochAnchor', 'activate');
  assert.equal((await watch.step()).kind, 'ended');
  assert.ok(!(await world.isCancelled(header)));
  assert.equal((await watch.step()).kind, 'waits');
});

async function delay(): Promise<bigint> {
  return world.network.read('NetworkParameters', 'get', stringToHex('activationDelay', { size: 32 }));
}
