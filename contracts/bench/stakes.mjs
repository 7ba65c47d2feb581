// Staking by an account that has a vote delegate, keeps its votes, and was in the node's pool before.
import { TOKEN, accountOf } from './network.mjs';

export async function register(network, owner, hotKey, bond = 10_000n * TOKEN) {
  const node = await network.read('NodeRegistry', 'nodeIdOf', owner.address, hotKey.address);
  const nonce = await network.read('NodeRegistry', 'possessionNonce', owner.address);
  const digest = await network.read('NodeRegistry', 'possessionDigest', node, owner.address, hotKey.address, nonce);
  const possession = await hotKey.sign({ hash: digest });
  const profile = {
    onionKey: `0x${'17'.repeat(32)}`,
    networkPrefix: `0x${'29'.repeat(32)}`,
    region: '0x4348',
    endpoint: 'relay.example.net:4433',
  };
  await network.send(owner, 'ConetToken', 'approve', network.addresses.Staking, 2n ** 256n - 1n);
  await network.send(owner, 'NodeRegistry', 'register', hotKey.address, possession, profile, bond, 500);
  return node;
}

export async function measureStakes(network, holder, row) {
  const owner = accountOf('owner');
  await network.send(holder, 'ConetToken', 'transfer', owner.address, 1_000_000n * TOKEN);
  const node = await register(network, owner, accountOf('hot key'));

  const delegators = [1, 2, 3].map((i) => accountOf(`delegator ${i}`));
  for (const delegator of delegators) {
    await network.send(holder, 'ConetToken', 'transfer', delegator.address, 1_000_000n * TOKEN);
    await network.send(delegator, 'ConetToken', 'delegate', delegator.address);
    await network.send(delegator, 'ConetToken', 'approve', network.addresses.Staking, 2n ** 256n - 1n);
  }
  const amount = 12_345n * TOKEN + 678n;
  const [first, second, third] = delegators;
  await network.send(first, 'Staking', 'delegate', node, amount);
  const fresh = await network.gas(second, 'Staking', 'delegate', node, amount);
  const increase = await network.gas(second, 'Staking', 'delegate', node, amount);

  const shares = await network.read('Staking', 'sharesOf', node, second.address);
  const part = shares / 40n;
  const intoFreshPlace = await network.gas(second, 'Staking', 'undelegate', node, part);
  // A queue has eight places: fill them, empty them, and put some back, as an account that has been at it for a while.
  for (let i = 1; i < 8; i++) await network.send(second, 'Staking', 'undelegate', node, part);
  await network.wait(60);
  const withdraw = await network.gas(second, 'Staking', 'withdraw', node, second.address, 8n);
  await network.send(second, 'Staking', 'undelegate', node, part);
  await network.send(second, 'Staking', 'undelegate', node, part);
  const intoQueue = await network.gas(second, 'Staking', 'undelegate', node, part);

  await network.send(third, 'Staking', 'delegate', node, amount);
  const votes = await network.read('ConetToken', 'getVotes', third.address);
  if (votes !== 1_000_000n * TOKEN) throw new Error(`staking has moved votes: ${votes}`);

  row('delegate, new', fresh, 80_000, 'The Graph, without votes', 106_385);
  row('delegate, increase', increase, 63_000, 'The Graph, without votes', 89_285);
  row('undelegate into a queue of several', intoQueue, 56_000, 'The Graph, without votes', 191_160);
  row('undelegate into a place never used', intoFreshPlace, undefined, 'The Graph, without votes', 191_160);
  row('withdraw eight unbondings', withdraw);
  return { node, owner: owner.address, delegator: second.address };
}
