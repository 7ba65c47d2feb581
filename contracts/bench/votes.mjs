// A vote, in a DAO that has been at it for a while: the voter has voted before, others have voted before it.
import { encodeFunctionData } from 'viem';
import { TOKEN, accountOf } from './network.mjs';

export async function measureVotes(network, holder, row) {
  const voters = [1, 2, 3, 4, 5].map((i) => accountOf(`voter ${i}`));
  for (const voter of voters) {
    await network.send(holder, 'ConetToken', 'transfer', voter.address, 1_000_000n * TOKEN);
    await network.send(voter, 'ConetToken', 'delegate', voter.address);
    // A second checkpoint: nobody's votes stay as they were first given.
    await network.send(holder, 'ConetToken', 'transfer', voter.address, TOKEN);
  }
  await network.wait(2);

  const change = encodeFunctionData({
    abi: network.abi('NetworkParameters'),
    functionName: 'set',
    args: [`0x${Buffer.from('minUptime').toString('hex').padEnd(64, '0')}`, 6000n],
  });
  const open = async (description) => {
    const args = [[network.addresses.NetworkParameters], [0n], [change], description];
    const id = await network.public
      .simulateContract({
        address: network.addresses.ConetGovernor,
        abi: network.abi('ConetGovernor'),
        functionName: 'propose',
        args,
        account: voters[0],
      })
      .then(({ result }) => result);
    await network.send(voters[0], 'ConetGovernor', 'propose', ...args);
    await network.wait(4);
    return id;
  };
  // The voting period of a local network is eight seconds, and every transaction is a block, so a second.
  const before = await open('before');
  for (const voter of voters.slice(0, 4)) await network.send(voter, 'ConetGovernor', 'castVote', before, 1);
  await network.wait(10);

  const id = await open('measured');
  const first = await network.gas(voters[0], 'ConetGovernor', 'castVote', id, 1);
  const later = await network.gas(voters[1], 'ConetGovernor', 'castVote', id, 1);
  const split = await network.gas(
    voters[2], 'ConetGovernor', 'castVoteWithReasonAndParams', id, 255, '',
    `0x${[100_000n, 900_000n, 1n].map((part) => (part * TOKEN).toString(16).padStart(32, '0')).join('')}`,
  );
  await network.wait(10);

  // By signature: nonces have been used before as well.
  const sign = async (voter, proposalId, nonce) =>
    voter.signTypedData({
      domain: { name: 'CoNET Governor', version: '1', chainId: 31337, verifyingContract: network.addresses.ConetGovernor },
      types: {
        Ballot: [
          { name: 'proposalId', type: 'uint256' },
          { name: 'support', type: 'uint8' },
          { name: 'voter', type: 'address' },
          { name: 'nonce', type: 'uint256' },
        ],
      },
      primaryType: 'Ballot',
      message: { proposalId, support: 1, voter: voter.address, nonce },
    });
  const earlier = await open('signed before');
  await network.send(holder, 'ConetGovernor', 'castVoteBySig', earlier, 1, voters[3].address, await sign(voters[3], earlier, 0n));
  await network.wait(10);
  const signed = await open('signed');
  await network.send(voters[0], 'ConetGovernor', 'castVote', signed, 1);
  const bySignature = await network.gas(
    holder, 'ConetGovernor', 'castVoteBySig', signed, 1, voters[3].address, await sign(voters[3], signed, 1n),
  );

  row('vote, later voter', later, 66_000, "OpenZeppelin's plain Governor", 66_155);
  row('vote by signature, later voter', bySignature, 80_000, "OpenZeppelin's plain Governor", 80_654);
  row('vote split three ways, later voter', split, undefined, "OpenZeppelin's fractional and late-quorum parts", 88_576);
  row('vote, first on a proposal', first);
}

