#!/usr/bin/env node
// conet audit: recomputes epochs and says whether the chain pays what the rules say.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Audit, type Verdict } from './audit.js';
import { type LeafDifference, firstLeafDifference } from './leaves.js';
import { Misused, json, onlineSource, run } from './options.js';
import { type Record, RecordingSource, ReplayingSource, type Source } from './source.js';

const USAGE = `conet audit [EPOCH | FROM-TO] [options]
Recomputes what epochs pay, from the chain and the public datasets, with no code of the services; every epoch since the
first is recomputed, the ones named (default: all that have ended) are reported.

  --gateway ORIGIN   the network's gateway (environment: CONET_GATEWAY)
  --rpc URL          a node of yours to read the chain from (environment: CONET_RPC_URL; default: the network's)
  --save FILE        keep all that was read
  --file FILE        audit from such a file, offline
  --json             a JSON object an epoch, a line each

Ends with 0 if every epoch reported is what was recomputed, 1 if one is not, 2 if it could not be told.
`;

function reported(range: string | undefined): [bigint, bigint | undefined] {
  if (range === undefined) return [1n, undefined];
  const found = /^([1-9]\d{0,9})(?:-([1-9]\d{0,9}))?$/.exec(range);
  const from = BigInt(found?.[1] ?? 0);
  const to = BigInt(found?.[2] ?? from);
  if (found === null || to < from) throw new Misused(`which epochs? ${range} is neither a number nor a range such as 2-5`);
  return [from, to];
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        gateway: { type: 'string' },
        rpc: { type: 'string' },
        save: { type: 'string' },
        file: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Misused(error instanceof Error ? error.message : String(error));
  }
}

async function sourceOf(values: ReturnType<typeof options>['values']): Promise<Source> {
  if (values.file !== undefined) return new ReplayingSource(JSON.parse(readFileSync(values.file, 'utf8')) as Record);
  return onlineSource(values.gateway, values.rpc);
}

function print(verdict: Verdict, leaf: LeafDifference | undefined, asJson: boolean): void {
  const { epoch, anchored, differences, digest, rewards } = verdict;
  const same = anchored !== undefined && differences.length === 0;
  if (asJson) {
    const line = {
      epoch, digest, same, anchored: anchored?.digest ?? null, state: anchored?.state ?? null,
      nodes: rewards.nodes.length, entries: rewards.entries.length, rewards: rewards.totals.rewards,
      differences, leaf: leaf ?? null,
    };
    process.stdout.write(`${json(line)}\n`);
    return;
  }
  const size = `${rewards.nodes.length} nodes, ${rewards.entries.length} entries`;
  if (anchored === undefined) {
    process.stdout.write(`epoch ${epoch}: not anchored yet; recomputed ${digest} (${size})\n`);
  } else if (same) {
    process.stdout.write(`epoch ${epoch}: ${anchored.state}, the same to the unit: ${digest} (${size})\n`);
  } else {
    process.stdout.write(`epoch ${epoch}: ${anchored.state}, NOT what was recomputed (${size})\n`);
    for (const { field, anchored: theirs, recomputed } of differences) {
      process.stdout.write(`  ${field}: anchored ${theirs}, recomputed ${recomputed}\n`);
    }
    if (leaf !== undefined) {
      process.stdout.write(`  first leaf: ${leaf.tree}, ${leaf.key}: ${leaf.field} is published as ${leaf.published},`);
      process.stdout.write(` recomputed ${leaf.recomputed}\n`);
    }
  }
}

async function main(): Promise<number> {
  const { values, positionals } = options();
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  if (positionals.length > 1) throw new Misused(`not understood: ${positionals[1]}`);
  const [from, to] = reported(positionals[0]);
  const inner = await sourceOf(values);
  const source = values.save === undefined ? inner : new RecordingSource(inner);
  const audit = await Audit.of(source);
  let wrong = false;
  let told = 0;
  for (;;) {
    const verdict = await audit.next();
    if (verdict === undefined) break;
    if (verdict.epoch >= from) {
      const differs = verdict.differences.length > 0;
      const leaf = differs ? await firstLeafDifference(source, verdict) : undefined;
      print(verdict, leaf, values.json ?? false);
      wrong ||= differs;
      told++;
    }
    if (to !== undefined && verdict.epoch >= to) break;
  }
  if (source instanceof RecordingSource) writeFileSync(values.save ?? '', `${JSON.stringify(source.record, null, 1)}\n`);
  if (told === 0) throw new Error(to === undefined ? 'no epoch has ended yet' : `epoch ${from} has not ended yet`);
  return wrong ? 1 : 0;
}

await run('audit', main);
