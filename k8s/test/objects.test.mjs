// Types and missing fields, by the second of two models; the first, which knows unknown fields, is run in Java.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { networks, rendered, title } from './rendered.mjs';

const WITHOUT_MODEL = ['postgresql.cnpg.io', 'kafka.strimzi.io'];

async function model({ apiVersion, kind }) {
  const base = apiVersion.startsWith('monitoring.coreos.com') ? '@kubernetes-models/prometheus-operator' : 'kubernetes-models';
  const models = await import(`${base}/${apiVersion}`);
  return models[kind] ?? models.default[kind];
}

for (const network of networks) {
  test(`${network}: every object is of its type`, async () => {
    for (const object of rendered(network)) {
      if (WITHOUT_MODEL.some((group) => object.apiVersion.startsWith(group))) continue;
      const Model = await model(object);
      assert.ok(Model, `${object.apiVersion} ${object.kind}`);
      assert.doesNotThrow(() => new Model(object).validate(), title(object));
    }
  });

  test(`${network}: no two objects have one name`, () => {
    const names = rendered(network).map((object) => `${object.apiVersion} ${title(object)}`);
    assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
  });
}

test('the check finds a wrong type and a missing field', async () => {
  const [{ ...deployment }] = rendered('small').filter(({ kind }) => kind === 'Deployment');
  const Model = await model(deployment);
  assert.throws(() => new Model({ ...deployment, spec: { ...deployment.spec, replicas: 'many' } }).validate());
  assert.throws(() => new Model({ ...deployment, spec: { replicas: 1 } }).validate());
});
