// What a local network once answered, as it was and falsified. Made by `conet audit --save` after the user stories.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Audit, type Verdict } from '../src/audit.js';
import { firstLeafDifference } from '../src/leaves.js';
import { type Json, type Record, ReplayingSource, type Source, UnavailableError } from '../src/source.js';

const file = (): Record =>
  JSON.parse(readFileSync(new URL('../../test/network.json', import.meta.url), 'utf8')) as Record;

async function verdicts(source: Source): Promise<Verdict[]> {
  const audit = await Audit.of(source);
  const all: Verdict[] = [];
  for (;;) {
    const verdict = await audit.next();
    if (verdict === undefined) return all;
    all.push(verdict);
  }
}


type Dataset = { totals: { [name: string]: Json }[] };

/** The first epoch that has nodes. */
const firstPaid = (all: Verdict[]): Verdict => {
  const found = all.find(({ rewards }) => rewards.nodes.length > 0);
  assert.ok(found);
  return found;
};

test('every epoch is what the chain has, to the unit', async () => {
  const all = await verdicts(new ReplayingSource(file()));
  assert.ok(all.length >= 4);
  assert.ok(firstPaid(all).rewards.entries.length > 0);
  for (const { differences, anchored, digest } of all) {
    if (anchored === undefined) continue;
    assert.deepEqual(differences, []);
    assert.equal(anchored.digest, digest);
  }
});

for (const [field, falsified] of [
  ['fees', '1000000000000000000'],
  ['uptimeBps', 1],
  ['capacity', 17],
] as const) {
  test(`a node's ${field} is not what was anchored`, async () => {
    const record = file();
    const { epoch } = firstPaid(await verdicts(new ReplayingSource(record)));
    const dataset = record[`GET /v1/datasets/${epoch}`] as unknown as Dataset;
    const node = dataset.totals[0];
    assert.ok(node);
    node[field] = falsified;
    const source = new ReplayingSource(record);
    const all = await verdicts(source);
    const verdict = all[Number(epoch) - 1];
    assert.ok(verdict);
    assert.ok(verdict.differences.some((difference) => difference.field === 'proofsRoot'));
    assert.ok(all.slice(0, Number(epoch) - 1).every(({ differences }) => differences.length === 0));
    // The published leaf is the anchored one still; it shows where the dataset was falsified.
    record[`GET /v1/epochs/${epoch}/nodes/${node['nodeId']}`] = published(verdict, node['nodeId'] as string, field);
    const leaf = await firstLeafDifference(source, verdict);
    assert.equal(leaf?.tree, 'proofs');
    assert.equal(leaf?.field, field);
    assert.equal(leaf?.key, node['nodeId']);
  });
}

/** The leaf as recomputed, in the words of the API, but for one field. */
function published(verdict: Verdict, node: string, but: string): Json {
  const leaf = verdict.rewards.nodes.find(({ nodeId }) => nodeId === node);
  assert.ok(leaf);
  const text = Object.fromEntries(Object.entries(leaf).map(([name, value]) => [name, String(value)]));
  return { ...text, uptimeBps: text['uptime'] ?? '', commissionBps: text['commission'] ?? '', [but]: 'something else' };
}

test('a word of storage that differs is a node that differs, and nothing else of the dataset', async () => {
  const record = file();
  const { epoch, header } = firstPaid(await verdicts(new ReplayingSource(record)));
  const at = `0x${header.snapshotBlock.toString(16)}`;
  const words = Object.keys(record).filter((key) => key.startsWith('eth_getStorageAt') && key.includes(`"${at}"`));
  const pool = words.find((key) => BigInt(record[key] as string) >> 208n === 1n);
  assert.ok(pool, 'an active pool that is not jailed');
  record[pool] = `0x${(BigInt(record[pool] as string) + (1n << 216n)).toString(16)}`; // jailed until 1
  const verdict = (await verdicts(new ReplayingSource(record)))[Number(epoch) - 1];
  const fields = verdict?.differences.map(({ field }) => field) ?? [];
  assert.ok(fields.includes('nodesRoot'));
  assert.ok(!fields.includes('proofsRoot') && !fields.includes('datasetHash'));
});

test('what the file does not hold is not a difference', async () => {
  const record = file();
  delete record['GET /v1/datasets/1'];
  await assert.rejects(verdicts(new ReplayingSource(record)), UnavailableError);
});
