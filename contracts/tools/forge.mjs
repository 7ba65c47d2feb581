#!/usr/bin/env node
// forge with the arguments given, and its own exit code.
import { spawnSync } from 'node:child_process';
import { program } from './foundry.mjs';

const run = spawnSync(program('forge'), process.argv.slice(2), { stdio: 'inherit' });
if (run.error) process.stderr.write(`${run.error.message}\n`);
process.exit(run.status ?? 1);
