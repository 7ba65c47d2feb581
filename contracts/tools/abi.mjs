#!/usr/bin/env node
// Writes the ABI of each contract that Java calls to target/abi/<Name>.abi; installs and compiles first what is missing or old.
// A contract that is only an interface yet gives its interface's ABI, under the same name.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const names = process.argv.slice(2);

const installed = join(root, 'node_modules/.package-lock.json');
const lock = join(root, 'package-lock.json');
if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
  execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
}
execFileSync(join(root, 'node_modules/.bin/forge'), ['build', 'src'], { cwd: root, stdio: 'inherit' });

const target = join(root, 'target/abi');
mkdirSync(target, { recursive: true });
for (const name of names) {
  const artifact = [name, `I${name}`].map((it) => join(root, `out/${it}.sol/${it}.json`)).find(existsSync);
  if (!artifact) throw new Error(`no artifact of ${name}`);
  const abi = JSON.stringify(JSON.parse(readFileSync(artifact, 'utf8')).abi);
  const file = join(target, `${name}.abi`);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== abi) writeFileSync(file, abi);
}
