// Every name in the rendered objects leads somewhere: config maps, secrets and their keys, ports, service accounts, selectors,
// hosts in settings, and the settings themselves.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { settingsOf } from '../../docker/layout/settings.mjs';
import { folder, networks, rendered, selects, title, workloads } from './rendered.mjs';

const declared = parse(readFileSync(join(folder, 'conet/files/references.yaml'), 'utf8'));

/** The keys of a secret or config map that has to exist, by the pattern of its name. */
function keysOf(kind, name) {
  const patterns = Object.entries(declared[kind]).filter(([pattern]) => new RegExp(`^${pattern.replace(/[A-Z]+/g, '[a-z0-9-]+')}$`).test(name));
  assert.ok(patterns.length > 0, `${kind}: ${name} is not in files/references.yaml`);
  return patterns.flatMap(([, keys]) => keys);
}

for (const network of networks) {
  describe(network, () => {
    const objects = rendered(network);
    const all = workloads(objects);
    const of = (kind) => objects.filter((object) => object.kind === kind);
    const served = of('Service');

    test('secrets and config maps are said to be needed, with the keys that are read', () => {
      for (const { name, pod, container } of all) {
        for (const { valueFrom } of container.env) {
          if (valueFrom) assert.ok(keysOf('secrets', valueFrom.secretKeyRef.name).includes(valueFrom.secretKeyRef.key), name);
        }
        for (const { secret, configMap } of pod.volumes) {
          for (const { key } of secret?.items ?? []) assert.ok(keysOf('secrets', secret.secretName).includes(key), name);
          for (const { key } of configMap?.items ?? []) assert.ok(keysOf('configMaps', configMap.name).includes(key), name);
        }
      }
    });

    test('no secret is in a value', () => {
      for (const { name, container } of all) {
        for (const { name: setting, value } of container.env) {
          if (/PASSWORD$|SECRET$/.test(setting)) assert.equal(value, undefined, `${name}: ${setting}`);
        }
      }
    });

    test('every mount has its volume, every volume its mount, and every file that a setting names is under a mount', () => {
      for (const { name, object, pod, container } of all) {
        const volumes = [...pod.volumes, ...(object.spec.volumeClaimTemplates ?? []).map(({ metadata }) => metadata)].map((each) => each.name);
        assert.deepEqual(container.volumeMounts.map((mount) => mount.name).sort(), volumes.sort(), name);
        for (const { name: setting, value } of container.env) {
          if (/_(FILE|STORE)$/.test(setting)) assert.ok(container.volumeMounts.some(({ mountPath }) => value.startsWith(`${mountPath}/`)) || setting === 'CONET_DEPLOY_CONFIG', `${name}: ${setting}`);
        }
      }
    });

    test('service accounts exist', () => {
      const accounts = of('ServiceAccount').map(({ metadata }) => metadata.name);
      for (const { name, pod } of all) assert.ok(pod.serviceAccountName === undefined || accounts.includes(pod.serviceAccountName), name);
      for (const { subjects } of of('RoleBinding')) for (const subject of subjects) assert.ok(accounts.includes(subject.name));
      for (const { roleRef } of of('RoleBinding')) assert.ok(of('Role').some(({ metadata }) => metadata.name === roleRef.name));
    });

    test('every service finds pods, at ports that they have', () => {
      for (const service of served) {
        const found = all.filter(({ labels }) => selects(service.spec.selector, labels));
        assert.ok(found.length > 0, title(service));
        for (const { container } of found) {
          const ports = container.ports.map(({ name }) => name);
          for (const { targetPort } of service.spec.ports) assert.ok(ports.includes(targetPort), `${title(service)}: ${targetPort}`);
        }
      }
    });

    test('probes are at ports that exist', () => {
      for (const { name, container } of all) {
        for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
          const port = container[probe]?.httpGet.port;
          assert.ok(port === undefined || container.ports.some((each) => each.name === port), `${name}: ${probe}`);
        }
      }
    });

    test('every workload selects its own pods and nobody else’s', () => {
      for (const { object, name } of all.filter(({ object }) => object.kind !== 'Job')) {
        const found = all.filter(({ labels }) => selects(object.spec.selector.matchLabels, labels)).map((each) => each.name);
        assert.deepEqual(found, [name]);
      }
    });

    test('budgets, autoscalers and ingresses lead to what exists', () => {
      for (const { spec, ...budget } of of('PodDisruptionBudget')) assert.ok(all.some(({ labels }) => selects(spec.selector.matchLabels, labels)), title(budget));
      for (const { spec } of of('HorizontalPodAutoscaler')) {
        const target = of(spec.scaleTargetRef.kind).find(({ metadata }) => metadata.name === spec.scaleTargetRef.name);
        assert.ok(target);
        assert.equal(target.spec.replicas, undefined, 'who scales says how many');
      }
      for (const { spec } of of('Ingress')) {
        for (const { http } of spec.rules) for (const { backend } of http.paths) {
          const service = served.find(({ metadata }) => metadata.name === backend.service.name);
          assert.ok(service.spec.ports.some(({ name }) => name === backend.service.port.name));
        }
      }
    });

    test('hosts without a dot in settings are services, at ports that they serve', () => {
      const operated = { 'conet-postgres-rw': 5432, 'conet-kafka-bootstrap': 9092 };
      for (const { name, container } of all) {
        for (const { name: setting, value } of container.env) {
          for (const [, host, port] of String(value ?? '').matchAll(/(?:\/\/|^)([a-z][a-z0-9-]*):(\d+)/g)) {
            const service = served.find(({ metadata }) => metadata.name === host);
            const ports = service ? service.spec.ports.map((each) => each.port) : [operated[host]];
            assert.ok(ports.includes(Number(port)), `${name}: ${setting}: ${value}`);
          }
        }
      }
    });

    test('each service is told every setting that it cannot do without, and none that it does not know', () => {
      for (const { name, container, object } of all) {
        if (!['Deployment', 'StatefulSet'].includes(object.kind) || container.name === 'besu') continue;
        const { required, known } = settingsOf(container.name);
        const told = container.env.map((each) => each.name);
        for (const setting of required) assert.ok(told.includes(setting), `${name}: ${setting} is missing`);
        for (const setting of told) assert.ok(known.has(setting), `${name}: ${setting} is not known`);
        assert.deepEqual(told.filter((each, index) => told.indexOf(each) !== index), [], `${name}: said twice`);
      }
    });

    test('one verifier anchors', () => {
      const anchoring = all.filter(({ container }) => container.env.some((each) => each.name === 'CONET_REWARDS_ANCHORS' && each.value === 'true'));
      assert.deepEqual(anchoring.filter(({ object }) => object.kind === 'Deployment').map(({ name }) => name), ['Deployment rewards-1']);
    });
  });
}

test('the rules of a watched network are those that were tested', () => {
  const { spec } = rendered('large').find(({ kind }) => kind === 'PrometheusRule');
  assert.deepEqual(spec, parse(readFileSync(join(folder, '../docker/prometheus/rules.yml'), 'utf8')));
  const jobs = rendered('large').find(({ kind }) => kind === 'PodMonitor').spec.podMetricsEndpoints.flatMap(({ relabelings }) => relabelings);
  for (const job of ['conet', 'besu']) assert.ok(jobs.some(({ targetLabel, replacement }) => targetLabel === 'job' && replacement === job), job);
});
