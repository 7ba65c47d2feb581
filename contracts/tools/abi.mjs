#!/usr/bin/env node
// Writes the ABI of each contract that Java calls to target/abi/<Name>.abi; installs and compiles first what is missing or old.
// A contract that is only an interface yet gives its interface's ABI, under the same name. The errors of all contracts go into
// target/errors, one signature a line: who sends transactions tells people by them why a contract refuses.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program } from './foundry.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const names = process.argv.slice(2);

const installed = join(root, 'node_modules/.package-lock.json');
const lock = join(root, 'package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
}
execFileSync(program('forge'), ['build', 'src'], { cwd: root, stdio: 'inherit' });

const target = join(root, 'target/abi');
mkdirSync(target, { recursive: true });
for (const name of names) {
  const artifact = [name, `I${name}`].map((it) => join(root, `out/${it}.sol/${it}.json`)).find(existsSync);
  if (!artifact) throw new Error(`no artifact of ${name}`);
  const abi = JSON.stringify(JSON.parse(readFileSync(artifact, 'utf8')).abi);
  write(join(target, `${name}.abi`), abi);
}

const errors = new Set();
for (const source of readdirSync(join(root, 'src'), { recursive: true }).filter((it) => it.endsWith('.sol'))) {
  const artifacts = join(root, 'out', basename(source));
  if (!existsSync(artifacts)) continue; // a file of nothing but types has none
  for (const artifact of readdirSync(artifacts).filter((it) => it.endsWith('.json'))) {
    for (const item of JSON.parse(readFileSync(join(artifacts, artifact), 'utf8')).abi) {
      if (item.type === 'error') errors.add(`${item.name}(${item.inputs.map(typeOf).join(',')})`);
    }
  }
}
const packaged = join(root, 'target/errors/network/conet/contracts');
mkdirSync(packaged, { recursive: true });
write(join(packaged, 'errors.txt'), `${[...errors].sort().join('\n')}\n`);

/** The type as a selector's signature spells it: a struct by its members. */
function typeOf({ type, components }) {
  return type.startsWith('tuple') ? `(${components.map(typeOf).join(',')})${type.slice('tuple'.length)}` : type;
}

/** Leaves a file alone that says the same already: what is built from it stays up to date. */
function write(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}
