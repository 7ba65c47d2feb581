#!/usr/bin/env node
// EIP-170: no deployed contract may be larger than 24,576 bytes.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const limit = 24576;
const sources = ['src', 'src/challenges']
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder)))
  .filter((name) => name.endsWith('.sol'));
let wrong = 0;
// What is deployed is built by the deploy profile; the everyday one is for tests.
for (const out of ['out-deploy']) {
  for (const source of sources) {
    const name = basename(source, '.sol');
    const path = join(root, out, source, `${name}.json`);
    if (!existsSync(path)) continue;
    const size = (JSON.parse(readFileSync(path, 'utf8')).deployedBytecode.object.length - 2) / 2;
    if (size > limit) {
      process.stderr.write(`${out}: ${name} is ${size} bytes, the limit is ${limit}\n`);
      wrong++;
    } else if (process.argv.includes('--print')) process.stdout.write(`${out} ${name} ${size}\n`);
  }
}
process.exit(wrong ? 1 : 0);
