import assert from 'node:assert/strict';
import { Wallet } from '@ethereumjs/wallet';
import { mkdtempSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fromRlp, hexToBigInt } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { extraData, genesis } from '../network/genesis.mjs';
import { prepare, VALIDATORS } from '../network/prepare.mjs';
import { repo } from '../layout/parts.mjs';

let folder;
let environment;
const read = (name) => readFileSync(join(folder, name), 'utf8');

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'conet-network-'));
  environment = await prepare(folder);
});

test('the first block says the four validators whose keys were made, in order', () => {
  const [vanity, validators, votes, round, seals] = fromRlp(JSON.parse(read('chain/genesis.json')).extraData);
  assert.equal(vanity, `0x${'0'.repeat(64)}`);
  const accounts = VALIDATORS.map((name) => privateKeyToAccount(read(`${name}.key`).trim()).address.toLowerCase());
  assert.deepEqual(validators, accounts.sort());
  assert.deepEqual([votes, round, seals], [[], '0x', []]);
});

test('a peer is found by its public key and its name', () => {
  const nodes = JSON.parse(read('chain/static-nodes.json'));
  assert.equal(nodes.length, 4);
  nodes.forEach((enode, index) => assert.match(enode, new RegExp(`^enode://[0-9a-f]{128}@${VALIDATORS[index]}:30303$`)));
});

test('the first block is that of the local network but for the validators', () => {
  const java = readFileSync(join(repo, 'localnet/src/main/java/network/conet/localnet/chain/BesuGenesis.java'), 'utf8');
  const literals = [...java.matchAll(/"([^"]*)"/g)].map(([, text]) => text);
  const made = genesis(1, [`0x${'ab'.repeat(20)}`]);
  assert.ok(literals.includes(made.gasLimit));
  assert.ok(literals.includes(made.mixHash));
  const [[address, { code }]] = Object.entries(made.alloc);
  assert.ok(literals.includes(address));
  assert.ok(literals.join('').includes(code));
  for (const name of [...Object.keys(made.config), ...Object.keys(made.config.qbft), ...Object.keys(made)]) {
    assert.ok(literals.includes(name), name);
  }
  // as BesuGenesis.extraData writes it by hand
  assert.equal(extraData([`0x${'ab'.repeat(20)}`]), `0xf83aa0${'0'.repeat(64)}d594${'ab'.repeat(20)}c080c0`);
  assert.equal(hexToBigInt(made.gasLimit), 1_000_000_000n);
});

test('keystores open with their passwords', async () => {
  const wallet = await Wallet.fromV3(read('verifier-1.json'), read('verifier-1.password').trim());
  assert.equal(wallet.getAddressString(), environment.CONET_VERIFIERS.split(',')[0]);
});

test('keys and passwords are for their owner alone', () => {
  assert.equal(statSync(folder).mode & 0o077, 0);
  for (const name of readdirSync(folder).filter((each) => /\.(key|json|password|onion)$|^environment$/.test(each))) {
    assert.equal(statSync(join(folder, name)).mode & 0o077, 0, name);
  }
});

test('what was made once stays as it is', async () => {
  const first = read('environment') + read('besu-1.key') + read('chain/genesis.json');
  await prepare(folder);
  assert.equal(read('environment') + read('besu-1.key') + read('chain/genesis.json'), first);
});
