import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { repo } from '../layout/parts.mjs';

/** Runs the script against an API that answers so. */
async function published(status) {
  const folder = mkdtempSync(join(tmpdir(), 'conet-publish-'));
  writeFileSync(join(folder, 'token'), 'a-token\n');
  writeFileSync(join(folder, 'namespace'), 'a-space');
  writeFileSync(join(folder, 'contracts.json'), '{"chainId":1}');
  const asked = [];
  const api = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push({ method: request.method, url: request.url, authorization: request.headers.authorization, body: JSON.parse(body) });
    response.writeHead(status).end('{}');
  });
  await new Promise((resolve) => api.listen(0, '127.0.0.1', resolve));
  const child = spawn(process.execPath, [join(repo, 'docker/contracts/publish.mjs')], {
    env: {
      CONET_KUBERNETES_API: `http://127.0.0.1:${api.address().port}`,
      CONET_SERVICE_ACCOUNT: folder,
      CONET_CONTRACTS_CONFIG_MAP: 'conet-contracts',
      CONET_CONTRACTS_FILE: join(folder, 'contracts.json'),
    },
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  const code = await new Promise((resolve) => child.on('close', resolve));
  api.close();
  return { asked, code, said };
}

test('the addresses go into the config map, as the account of the job', async () => {
  const { asked, code } = await published(201);
  assert.equal(code, 0);
  const [{ method, url, authorization, body }] = asked;
  assert.deepEqual([method, url, authorization], ['POST', '/api/v1/namespaces/a-space/configmaps', 'Bearer a-token']);
  assert.equal(body.metadata.name, 'conet-contracts');
  assert.deepEqual(body.data, { 'contracts.json': '{"chainId":1}' });
});

test('one that exists is not replaced, and the addresses are not lost', async () => {
  const { code, said } = await published(409);
  assert.equal(code, 1);
  assert.match(said, /"chainId":1/);
});
