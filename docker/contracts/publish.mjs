// Puts the addresses of a deployment into a config map of the cluster that it runs in. One that exists is left as it is, and
// said so: services follow what is in there.
import { readFileSync } from 'node:fs';

const account = process.env.CONET_SERVICE_ACCOUNT ?? '/var/run/secrets/kubernetes.io/serviceaccount';
const api = process.env.CONET_KUBERNETES_API ?? 'https://kubernetes.default.svc';
const name = process.env.CONET_CONTRACTS_CONFIG_MAP;
const read = (file) => readFileSync(`${account}/${file}`, 'utf8').trim();

const answer = await fetch(`${api}/api/v1/namespaces/${read('namespace')}/configmaps`, {
  method: 'POST',
  headers: { authorization: `Bearer ${read('token')}`, 'content-type': 'application/json' },
  body: JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels: { 'app.kubernetes.io/part-of': 'conet' } },
    data: { 'contracts.json': readFileSync(process.env.CONET_CONTRACTS_FILE, 'utf8') },
  }),
});
if (!answer.ok) {
  // the addresses must not be lost with this container
  process.stdout.write(readFileSync(process.env.CONET_CONTRACTS_FILE, 'utf8'));
  process.stderr.write(`config map ${name} was not made (${answer.status}): put what is printed above into it\n`);
  process.exit(1);
}
process.stdout.write(`the addresses are in config map ${name}\n`);
