// What of the contracts a challenger calls; docs/contracts/EpochChallenges.md.
import { type Abi, parseAbi } from 'viem';
import { EPOCH_STRUCT } from './header.js';

const STRUCTS = [
  EPOCH_STRUCT,
  'struct Case { Epoch header; bytes signatures; }',
  'struct SumNode { bytes32 hash; uint128 weight; uint128 amount; }',
  'struct TreeRoot { bytes32 top; uint128 weight; uint128 amount; uint64 count; }',
  'struct RangeProof { uint64 start; SumNode[] siblings; }',
  'struct ProofsLeaf { bytes32 nodeId; uint64 capacity; uint16 uptime; uint96 fees; }',
  'struct NodeLeaf { bytes32 nodeId; address owner; bytes32 prefix; bool active; uint96 stake; uint128 totalShares;' +
    ' uint128 ownerShares; uint16 commission; uint64 capacity; uint16 uptime; uint96 fees; uint32 prefixCount;' +
    ' uint128 weight; uint96 base; uint96 gross; uint96 ownerAmount; uint96 delegatorsAmount; }',
  'struct EntryLeaf { address account; bytes32 nodeId; uint96 amount; }',
  'struct AccountLeaf { address account; uint256 cumulative; bytes32[] proof; }',
  'struct AccountEntries { TreeRoot root; EntryLeaf[] begin; RangeProof beginProof; EntryLeaf[] end; RangeProof endProof; }',
  'struct StateProof { bytes header; bytes[] account; bytes[][] slots; }',
];

const abi = (...functions: string[]): Abi => parseAbi([...STRUCTS, ...functions] as readonly string[]) as Abi;

export const CONTRACTS = {
  EpochAnchor: abi(
    'function anchor(Epoch header, bytes signatures)',
    'function anchorAndMint(Epoch header, bytes signatures)',
  ),
  HeaderChallenges: abi(
    'function challengeSnapshot(Case c, Epoch previous, bytes snapshotHeader, bytes parentHeader) returns (bool)',
    'function challengeFees(Case c, Epoch previous) returns (bool)',
    'function challengeBurn(Case c, TreeRoot proofsRoot) returns (bool)',
  ),
  SumTreeChallenges: abi(
    'function challengeTotals(Case c, uint8 tree, TreeRoot root) returns (bool)',
    'function challengeCounts(Case c, TreeRoot proofsRoot, TreeRoot nodesRoot) returns (bool)',
    'function challengeOrder(Case c, uint8 tree, TreeRoot root, bytes[2] leaves, RangeProof proof) returns (bool)',
    'function challengeMeasurement(Case c, TreeRoot proofsRoot, ProofsLeaf measured, RangeProof proofsProof,' +
      ' TreeRoot nodesRoot, NodeLeaf node, RangeProof nodesProof) returns (bool)',
  ),
  NodeChallenges: abi(
    'function challengeFormula(Case c, TreeRoot nodesRoot, NodeLeaf leaf, RangeProof proof) returns (bool)',
    'function challengeStake(Case c, TreeRoot nodesRoot, NodeLeaf leaf, RangeProof proof, StateProof state) returns (bool)',
    'function challengeRegistration(Case c, TreeRoot nodesRoot, NodeLeaf leaf, RangeProof proof, StateProof state)' +
      ' returns (bool)',
    'function challengePrefixCount(Case c, TreeRoot nodesRoot, NodeLeaf[] leaves, RangeProof[] proofs) returns (bool)',
    'function challengePrefixSurplus(Case c, TreeRoot nodesRoot, NodeLeaf leaf, RangeProof proof, NodeLeaf[] leaves,' +
      ' RangeProof run) returns (bool done, bool cancelled)',
  ),
  AccountChallenges: abi(
    'function challengeEntry(Case c, TreeRoot entriesRoot, EntryLeaf entry, RangeProof entryProof, TreeRoot nodesRoot,' +
      ' NodeLeaf node, RangeProof nodeProof, StateProof state) returns (bool)',
    'function challengeEntryWithoutNode(Case c, TreeRoot entriesRoot, EntryLeaf entry, RangeProof entryProof,' +
      ' TreeRoot nodesRoot, NodeLeaf[] neighbours, RangeProof neighboursProof) returns (bool)',
    'function disputeAccount(Case c, Epoch previous, AccountLeaf now_, AccountEntries entries)' +
      ' returns (uint256 dispute, bool cancelled)',
    'function answerDispute(uint256 dispute, bytes32[] proof)',
    'function concludeDispute(uint256 dispute, Case c)',
    'event AccountDisputed(uint256 indexed dispute, bytes32 indexed digest, address indexed account, uint256 expected,' +
      ' bytes32 previousRoot, uint256 deadline)',
    'event DisputeAnswered(uint256 indexed dispute, address indexed answerer)',
  ),
  OpeningChallenges: abi(
    'function demandLeaf(Case c, uint8 tree, uint64 position) returns (uint256)',
    'function demandAccount(Case c, uint256 path) returns (uint256)',
    'function openLeaf(uint256 demand, TreeRoot root, bytes leaf, RangeProof proof)',
    'function openAccount(uint256 demand, address account, uint256 cumulative, bytes32[] siblings)',
    'function conclude(uint256 demand, Case c)',
    'event OpeningDemanded(uint256 indexed demand, bytes32 indexed digest, uint8 indexed tree, uint256 position,' +
      ' uint256 deadline)',
    'event Opened(uint256 indexed demand, address indexed answerer)',
  ),
  ConetToken: abi(
    'function approve(address spender, uint256 amount) returns (bool)',
    'function allowance(address owner, address spender) view returns (uint256)',
  ),
} as const;

export type ContractName = keyof typeof CONTRACTS;
