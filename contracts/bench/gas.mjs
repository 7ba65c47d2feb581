#!/usr/bin/env node
// Gas as receipts of real transactions on a private anvil, beside what peers take, one JSON row a line.
//   node bench/gas.mjs            measures and prints
//   node bench/gas.mjs --check    also fails where a figure is above its limit or has moved from the snapshot
//   node bench/gas.mjs --write    also writes the snapshot
//   node bench/gas.mjs --json F   also writes to a file what `conet bench gas` prints: a row a comparison
// Peers' figures are those of their own contracts under the same compiler settings and the same kind of call.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureChallenges } from './challenges.mjs';
import { Network, accountOf, root } from './network.mjs';
import { Epochs, measureRewards } from './rewards.mjs';
import { measureStakes } from './stakes.mjs';
import { measureVotes } from './votes.mjs';

const SNAPSHOT = join(root, 'bench/gas-snapshot.json');
// Addresses, amounts and times in calldata are not the same in every run; a zero byte costs 12 less.
const TOLERANCE = 0.004;

const kept = existsSync(SNAPSHOT) ? JSON.parse(readFileSync(SNAPSHOT, 'utf8')) : {};

const rows = [];
const row = (metric, value, limit, beside, besideValue) => {
  const line = { bench: 'gas', metric, value, unit: 'gas' };
  if (limit !== undefined) line.limit = limit;
  if (beside !== undefined) Object.assign(line, { beside, besideValue, ratio: Number((value / besideValue).toFixed(3)) });
  rows.push(line);
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const holder = accountOf('holder');
const verifiers = [1, 2, 3, 4, 5].map((i) => accountOf(`verifier ${i}`));
const network = await Network.start({ holder: holder.address, verifiers: verifiers.map(({ address }) => address), threshold: 3 });
try {
  await measureVotes(network, holder, row);
  const staked = await measureStakes(network, holder, row);
  const epochs = await Epochs.of(network, verifiers);
  await measureRewards(network, holder, epochs, row);
  await measureChallenges(network, holder, epochs, staked, row);
} catch (error) {
  // viem's errors carry the whole interface of the contract with them.
  process.stderr.write(`${error.metaMessages?.join('\n') ?? error.cause?.reason ?? ''}\n${error.shortMessage ?? error.stack}\n`);
  process.exitCode = 1;
} finally {
  network.stop();
}

if (process.exitCode) process.exit();
if (process.argv.includes('--write')) {
  writeFileSync(SNAPSHOT, `${JSON.stringify(Object.fromEntries(rows.map(({ metric, value }) => [metric, value])), null, 2)}\n`);
}
if (process.argv.includes('--json')) {
  const compared = rows.flatMap(({ limit, beside, besideValue, ratio: _, ...line }) => {
    const against = (other, its) => ({ ...line, beside: other, besideValue: its, ratio: line.value / its });
    const comparisons = beside === undefined ? [] : [against(beside, besideValue)];
    if (limit !== undefined) comparisons.push(against('limit', limit));
    return comparisons.length > 0 ? comparisons : [against('snapshot', kept[line.metric] ?? line.value)];
  });
  writeFileSync(process.argv[process.argv.indexOf('--json') + 1], `${JSON.stringify(compared, null, 2)}\n`);
}
if (process.argv.includes('--check')) {
  const wrong = [];
  for (const { metric, value, limit } of rows) {
    if (limit !== undefined && value > limit) wrong.push(`${metric}: ${value} is above the limit ${limit}`);
    if (kept[metric] === undefined) wrong.push(`${metric}: not in the snapshot`);
    else if (Math.abs(value - kept[metric]) > kept[metric] * TOLERANCE) wrong.push(`${metric}: ${value}, the snapshot says ${kept[metric]}`);
  }
  for (const metric of Object.keys(kept)) {
    if (!rows.some((line) => line.metric === metric)) wrong.push(`${metric}: in the snapshot, but not measured`);
  }
  for (const line of wrong) process.stderr.write(`${line}\n`);
  if (wrong.length > 0) process.exit(1);
}
