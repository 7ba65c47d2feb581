// Where things are in this clone, and what runs of its network.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repo = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const work = join(repo, '.conet');
export const state = process.env.CONET_STATE ?? join(work, 'net');

/** The services: each has an image of its own. */
export const services = readdirSync(join(repo, 'services'))
  .filter((name) => existsSync(join(repo, 'services', name, 'src/main/resources/application.properties')))
  .sort();

/** The JDK that ./conet has found. */
export function jdk() {
  const file = join(work, 'tools', 'jdk');
  if (!existsSync(file)) throw new Error('not built; ./conet build');
  return readFileSync(file, 'utf8').trim();
}

/** @returns {{name: string, pid: number, environment: object} | null} a running process of a service */
export function running(service) {
  const folder = join(state, 'run');
  for (const file of existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.pid')) : []) {
    const { name, process: known } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const words = processFile(known.pid, 'cmdline');
    if (words.some((word) => word.includes(`/services/${service}/target/quarkus-app/`))) {
      const settings = processFile(known.pid, 'environ').filter((line) => /^(CONET|QUARKUS)_/.test(line));
      return { name, pid: known.pid, environment: Object.fromEntries(settings.map((line) => line.split(/=(.*)/s, 2))) };
    }
  }
  return null;
}

export function processFile(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8').split('\0').filter(Boolean);
  } catch {
    return [];
  }
}
