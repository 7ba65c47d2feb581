// compose.yaml as an engine would take it: merged, with the environment put in.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const VARIABLE = /\$\$|\$\{([A-Z_0-9]+)(?::([-?])([^}]*))?\}/g;

function interpolated(value, environment) {
  if (typeof value === 'string') {
    return value.replace(VARIABLE, (all, name, kind, rest) => {
      if (all === '$$') return '$';
      if (environment[name]) return environment[name];
      if (kind === '-') return rest;
      throw new Error(`${name} is not set: ${rest ?? 'nothing was prepared'}`);
    });
  }
  if (Array.isArray(value)) return value.map((each) => interpolated(each, environment));
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, interpolated(each, environment)]));
  }
  return value;
}

export function compose(file, environment) {
  const whole = parse(readFileSync(file, 'utf8'), { merge: true });
  const withoutTemplates = Object.fromEntries(Object.entries(whole).filter(([name]) => !name.startsWith('x-')));
  return interpolated(withoutTemplates, environment);
}
