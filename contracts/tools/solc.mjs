#!/usr/bin/env node
// forge cannot be given the solc of npm, which is a WebAssembly module, so this file stands between
// them. forge calls a compiler in two ways only: `--version`, and `--standard-json` over stdin.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const solc = require('solc');

if (process.argv.includes('--version')) {
  process.stdout.write(
    `solc, the solidity compiler commandline interface\nVersion: ${solc.version()}\n`,
  );
} else if (process.argv.includes('--standard-json')) {
  process.stdout.write(solc.compile(readFileSync(0, 'utf8')));
} else {
  process.stderr.write(`solc.mjs answers --version and --standard-json, not: ${process.argv.slice(2).join(' ')}\n`);
  process.exit(1);
}
