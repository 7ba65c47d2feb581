// Rules, runbooks and dashboards: each alert has a test that fires it and a runbook, and each metric is one that a service has.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { metrics, namesIn } from '../layout/metrics.mjs';
import { repo } from '../layout/parts.mjs';

const folder = join(repo, 'docker/prometheus');
const operations = join(repo, 'docs/operations');
const read = (file) => readFileSync(file, 'utf8');
const alerts = parse(read(join(folder, 'rules.yml'))).groups.flatMap(({ rules }) => rules);
const names = alerts.map(({ alert }) => alert).sort();
const tests = parse(read(join(folder, 'rules.test.yml'))).tests.flatMap((each) => each.alert_rule_test);
const promtool = spawnSync('promtool', ['--version']).status === 0;

test('each alert has a test in which it fires, and one in which it does not', () => {
  const fires = tests.filter(({ exp_alerts: expected }) => expected.length > 0).map(({ alertname }) => alertname);
  const rests = tests.filter(({ exp_alerts: expected }) => expected.length === 0).map(({ alertname }) => alertname);
  assert.deepEqual([...new Set(fires)].sort(), names);
  assert.deepEqual([...new Set(rests)].sort(), names);
});

test('each alert has a runbook and each runbook an alert', () => {
  const runbooks = readdirSync(operations).filter((name) => name !== 'README.md').map((name) => name.replace(/\.md$/, ''));
  assert.deepEqual(runbooks.sort(), names);
  for (const { alert, annotations, labels } of alerts) {
    assert.equal(annotations.runbook, `docs/operations/${alert}.md`);
    const text = read(join(operations, `${alert}.md`));
    for (const part of [`# ${alert}\n`, '\n**Effect.** ', '\n## Look\n1. ', '\n## Cure\n- ']) assert.ok(text.includes(part), `${alert}: ${part}`);
    assert.ok(read(join(operations, 'README.md')).includes(`| [${alert}](${alert}.md) | ${labels.severity} |`), alert);
  }
});

test('each metric of a rule, a rule’s test, a runbook or a dashboard is one that a service has', () => {
  const known = metrics();
  assert.ok(known.size > 10);
  const dashboard = JSON.parse(read(join(repo, 'docker/grafana/provisioning/dashboards/conet.json')));
  const expressions = [...alerts.map(({ expr }) => expr), ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))];
  for (const expression of expressions) {
    const used = namesIn(expression);
    assert.ok(used.length > 0, expression);
    for (const name of used) assert.ok(known.has(name), `${name} in ${expression}`);
  }
  const texts = [read(join(folder, 'rules.test.yml')), ...names.map((name) => read(join(operations, `${name}.md`)))];
  for (const text of texts) {
    for (const [name] of text.matchAll(/\b(conet|jvm)_[a-z_]+/g)) assert.ok(known.has(name), name);
  }
});

test('panels of the dashboard have numbers of their own and the provisioned source', () => {
  const { panels } = JSON.parse(read(join(repo, 'docker/grafana/provisioning/dashboards/conet.json')));
  const { datasources } = parse(read(join(repo, 'docker/grafana/provisioning/datasources/prometheus.yaml')));
  assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
  for (const { datasource } of panels) assert.equal(datasource.uid, datasources[0].uid);
});

test('promtool accepts settings and rules, and each alert fires when it should', { skip: promtool ? false : 'no promtool here: apt-get install prometheus' }, () => {
  for (const words of [['check', 'config', 'prometheus.yml'], ['check', 'rules', 'rules.yml'], ['test', 'rules', 'rules.test.yml']]) {
    const { status, stdout, stderr } = spawnSync('promtool', words, { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 0, `${words.join(' ')}\n${stdout}${stderr}`);
  }
});
