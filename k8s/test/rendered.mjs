// What Helm rendered (mvn -pl k8s test leaves it in target/), as objects.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

export const folder = join(dirname(fileURLToPath(import.meta.url)), '..');
export const networks = ['small', 'large'];

export function rendered(network) {
  const file = join(folder, 'target', 'rendered', `${network}.yaml`);
  if (!existsSync(file)) throw new Error(`${file} is not there: mvn -pl k8s test renders it`);
  return parseAllDocuments(readFileSync(file, 'utf8'))
    .map((document) => document.toJS())
    .filter(Boolean);
}

export const title = ({ kind, metadata }) => `${kind} ${metadata.name}`;

/** Deployments, stateful sets and jobs, with their pods. */
export function workloads(objects) {
  return objects.filter(({ kind }) => ['Deployment', 'StatefulSet', 'Job'].includes(kind)).map((object) => ({
    object,
    name: title(object),
    labels: object.spec.template.metadata.labels,
    pod: object.spec.template.spec,
    container: object.spec.template.spec.containers[0],
  }));
}

export const selects = (selector, labels) => Object.entries(selector).every(([name, value]) => labels[name] === value);
