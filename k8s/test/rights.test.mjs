// The restricted pod security standard, limits, and network policies: denied by default, and every call of a service allowed.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { networks, rendered, selects, workloads } from './rendered.mjs';

for (const network of networks) {
  describe(network, () => {
    const objects = rendered(network);
    const all = workloads(objects);
    const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');

    test('every pod meets the restricted standard', () => {
      for (const { name, pod, container } of all) {
        assert.equal(pod.securityContext.runAsNonRoot, true, name);
        assert.ok(pod.securityContext.runAsUser > 0, name);
        assert.deepEqual(pod.securityContext.seccompProfile, { type: 'RuntimeDefault' }, name);
        assert.deepEqual(container.securityContext, { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } }, name);
        for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) assert.equal(pod[field], undefined, name);
        for (const volume of pod.volumes) assert.ok(volume.emptyDir || volume.secret || volume.configMap, `${name}: ${volume.name}`);
        assert.equal(pod.containers.length, 1, name);
      }
    });

    test('only the job that makes a config map has a token of the API', () => {
      for (const { name, pod } of all) assert.equal(pod.automountServiceAccountToken, name === 'Job deploy-contracts', name);
    });

    test('every container asks for what it needs and has a limit of memory', () => {
      for (const { name, container } of all) {
        assert.ok(container.resources.requests.cpu && container.resources.requests.memory && container.resources.limits.memory, name);
      }
    });

    test('what goes on for ever is probed', () => {
      for (const { name, object, container } of all) {
        if (object.kind === 'Job') continue;
        for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) assert.ok(container[probe], `${name}: ${probe}`);
      }
    });

    const selected = (policy, labels) =>
      selects(policy.spec.podSelector.matchLabels ?? {}, labels) &&
      (policy.spec.podSelector.matchExpressions ?? []).every(({ key, operator, values }) => operator === 'NotIn' && !values.includes(labels[key]));

    test('both ways are denied by default to every pod', () => {
      const deny = policies.find(({ metadata }) => metadata.name === 'deny-by-default');
      assert.deepEqual(deny.spec.policyTypes, ['Ingress', 'Egress']);
      assert.equal(deny.spec.ingress, undefined);
      assert.equal(deny.spec.egress, undefined);
      for (const { name, labels } of all) assert.ok(selected(deny, labels), name);
    });

    /** Whether some policy lets pods with these labels out to, or in from, pods with those, at a port. */
    function allowed(way, who, whom, port) {
      const [rules, ends] = way === 'out' ? ['egress', 'to'] : ['ingress', 'from'];
      return policies
        .filter((policy) => selected(policy, who))
        .flatMap((policy) => policy.spec[rules] ?? [])
        .some((rule) => {
          const peers = rule[ends];
          const there = peers === undefined || peers.some((peer) => peer.podSelector && !peer.namespaceSelector && selects(peer.podSelector.matchLabels, whom));
          return there && rule.ports.some((each) => port.includes(each.port));
        });
    }

    test('every address of a pod that a setting names may be called, from both sides', () => {
      const services = objects.filter(({ kind }) => kind === 'Service');
      for (const { name, labels, container, object } of all) {
        if (object.kind === 'Job' && labels['app.kubernetes.io/name'] === 'migrate') continue;
        for (const { name: setting, value } of container.env) {
          for (const [, host, port] of String(value ?? '').matchAll(/(?:\/\/|^)([a-z][a-z0-9-]*):(\d+)/g)) {
            const service = services.find(({ metadata }) => metadata.name === host);
            if (!service || service.metadata.name === labels['app.kubernetes.io/name']) continue;
            const { targetPort } = service.spec.ports.find((each) => each.port === Number(port));
            for (const target of all.filter((each) => selects(service.spec.selector, each.labels))) {
              const names = [targetPort, Number(port)];
              assert.ok(allowed('out', labels, target.labels, names), `${name} may call ${host} (${setting})`);
              assert.ok(allowed('in', target.labels, labels, names), `${host} may be called by ${name} (${setting})`);
            }
          }
        }
      }
    });

    test('nobody from outside reaches a service but the gateway’s edge, and relays’ circuits', () => {
      for (const policy of policies) {
        for (const rule of policy.spec.ingress ?? []) {
          if (rule.from === undefined) assert.deepEqual([policy.metadata.name, rule.ports.map(({ port }) => port)], ['relays', ['circuits']]);
        }
      }
    });
  });
}
