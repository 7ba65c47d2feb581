// What a service is told in its training is what it asks for today.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repo, services } from '../layout/parts.mjs';
import { settingsOf } from '../layout/settings.mjs';

const folder = join(repo, 'docker/image');
const train = readFileSync(join(folder, 'train'), 'utf8');
const told = [...readFileSync(join(folder, 'training/settings.env'), 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
told.push(...[...train.matchAll(/\b((?:CONET|QUARKUS)_[A-Z_]+)=/g)].map(([, name]) => name));

test('every service gets what it cannot do without', () => {
  for (const service of services) {
    for (const name of settingsOf(service).required) assert.ok(told.includes(name), `${service}: ${name}`);
  }
});

test('nothing is told that no service knows', () => {
  const known = new Set(['QUARKUS_FLYWAY_MIGRATE_AT_START', 'CONET_PROOFS_RPC_PATIENCE']);
  for (const service of services) settingsOf(service).known.forEach((name) => known.add(name));
  for (const name of told) assert.ok(known.has(name), name);
});

test('the contracts are those that services look for', () => {
  const java = readFileSync(join(repo, 'services/platform/chain/src/main/java/network/conet/chainaccess/ContractName.java'), 'utf8');
  const names = [...java.matchAll(/new ContractName\("(\w+)"\)/g)].map(([, name]) => name);
  const { contracts } = JSON.parse(readFileSync(join(folder, 'training/contracts.json'), 'utf8'));
  assert.deepEqual(Object.keys(contracts).sort(), names.sort());
});
