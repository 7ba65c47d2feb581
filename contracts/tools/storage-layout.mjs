#!/usr/bin/env node
// Keeps storage/<Contract>.json equal to what the compiler lays out, so that nobody
// moves a slot that a state proof names without saying so in the same change.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execFileSync } from 'node:child_process';
import { program } from './foundry.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const kept = join(root, 'storage');
const write = process.argv.includes('--write');

execFileSync(program('forge'), ['build', 'src'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

/** Names of types carry AST ids that change with every edit: cut them. */
const plain = (type) => type.replace(/\)\d+_/g, ')_').replace(/\)\d+$/g, ')').replace(/\d+_storage/g, '_storage');

function layoutOf(artifact) {
  const { storage, types } = artifact.storageLayout;
  const describe = (entries) =>
    entries.map(({ label, slot, offset, type }) => ({ label, slot: Number(slot), offset, type: plain(types[type].label) }));
  const structs = {};
  for (const type of Object.values(types ?? {})) {
    if (type.members) structs[type.label] = describe(type.members);
  }
  return { slots: describe(storage), structs };
}

const sources = ['src', 'src/challenges']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder)))
  .filter((name) => name.endsWith('.sol'));
let wrong = 0;
const names = new Set();
for (const source of sources) {
  const name = basename(source, '.sol');
  const path = join(root, 'out', source, `${name}.json`);
  if (!existsSync(path)) continue;
  const artifact = JSON.parse(readFileSync(path, 'utf8'));
  if (!artifact.storageLayout || artifact.bytecode.object === '0x') continue;
  names.add(`${name}.json`);
  const text = JSON.stringify(layoutOf(artifact), null, 2) + '\n';
  const file = join(kept, `${name}.json`);
  if (write) {
    mkdirSync(kept, { recursive: true });
    writeFileSync(file, text);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    process.stderr.write(`storage layout of ${name} is not the one kept in storage/${name}.json (npm run update:layout)\n`);
    wrong++;
  }
}
for (const file of existsSync(kept) ? readdirSync(kept) : []) {
  if (names.has(file)) continue;
  if (write) rmSync(join(kept, file));
  else {
    process.stderr.write(`storage/${file} has no contract\n`);
    wrong++;
  }
}
process.exit(wrong ? 1 : 0);
