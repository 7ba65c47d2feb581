// The metrics that the services have, by the names under which Prometheus sees them, from the services' sources.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repo } from './parts.mjs';

const MADE = /(Gauge\.builder|FunctionCounter\.builder|Counter\.builder|\.counter)\(\s*"(conet\.[a-z.]+)"/g;

/** Of Prometheus itself, and of the binders of JVM memory, which every service has. */
const OTHERS = ['up', 'jvm_memory_used_bytes', 'jvm_memory_max_bytes'];

export function metrics() {
  const names = new Set(OTHERS);
  for (const file of readdirSync(join(repo, 'services'), { recursive: true })) {
    if (!/(^|\/)src\/main\/.*\.java$/.test(file)) continue;
    for (const [, maker, name] of readFileSync(join(repo, 'services', file), 'utf8').matchAll(MADE)) {
      names.add(name.replaceAll('.', '_') + (maker.startsWith('Gauge') ? '' : '_total'));
    }
  }
  return names;
}

/** The names of metrics in an expression. */
export function namesIn(expression) {
  const withoutTexts = expression.replace(/"[^"]*"/g, '').replace(/\b(by|without|on|ignoring)\s*\([^)]*\)/g, '');
  return [...withoutTexts.matchAll(/\b(?:up|[a-z]+_[a-z_]+)\b(?!\s*\()/g)].map(([name]) => name);
}
