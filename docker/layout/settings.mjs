// What each service can be told and cannot do without, from its own sources: application.properties, and the members of
// its configurations. docs/settings.md and docs/architecture.md are kept equal to these by a test of localnet.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repo } from './parts.mjs';

const environmentName = (key) => key.replace(/([a-z])([A-Z])/g, '$1_$2').replace(/[.-]/g, '_').toUpperCase();

function configurations(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('Config.java'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** Members of one configuration: name, and whether it has a default. */
function members(source) {
  const prefix = /@ConfigMapping\(prefix = "([^"]+)"\)/.exec(source)?.[1];
  if (!prefix) return [];
  const found = [];
  let inner = '';
  const pattern =
    /(@WithDefault\("[^"]*"\)\s+)?(?:@WithName\("[^"]*"\)\s+)?^ {2,4}([A-Z]?[A-Za-z<>]+) ([a-z][A-Za-z]*)\(\);|^ {2}interface (\w+) \{|^ {2}(\})$/gm;
  for (const [, value, type, name, opened, closed] of source.matchAll(pattern)) {
    if (opened) inner = `${opened}.`;
    else if (closed) inner = '';
    // a group of members: its own, or one that several services have
    else if (!source.includes(`interface ${type} {`) && !type.endsWith('Settings')) {
      found.push({ key: `${prefix}.${inner}${name}`, optional: Boolean(value) || type.startsWith('Optional') });
    }
  }
  return found;
}

/** @returns {{required: Set<string>, known: Set<string>}} environment variables of a service */
export function settingsOf(service) {
  const main = join(repo, 'services', service, 'src/main');
  const properties = readFileSync(join(main, 'resources/application.properties'), 'utf8');
  const required = new Set();
  const known = new Set(['QUARKUS_HTTP_HOST', 'QUARKUS_HTTP_PORT', 'JAVA_TOOL_OPTIONS']);
  for (const [, name, fallback] of properties.matchAll(/\$\{([A-Z_]+)(:[^}]*)?\}/g)) {
    known.add(name);
    if (fallback === undefined) required.add(name);
  }
  const set = new Set([...properties.matchAll(/^(conet\.[a-z.-]+)=/gm)].map(([, key]) => environmentName(key)));
  for (const { key, optional } of configurations(join(main, 'java')).flatMap(members)) {
    const name = environmentName(key);
    known.add(name);
    if (!optional && !set.has(name)) required.add(name);
  }
  return { required, known };
}
