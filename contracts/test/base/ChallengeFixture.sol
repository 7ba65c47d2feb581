// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AccountChallenges} from "src/challenges/AccountChallenges.sol";
import {Challenge} from "src/challenges/Challenge.sol";
import {HeaderChallenges} from "src/challenges/HeaderChallenges.sol";
import {NodeChallenges} from "src/challenges/NodeChallenges.sol";
import {OpeningChallenges} from "src/challenges/OpeningChallenges.sol";
import {SumTreeChallenges} from "src/challenges/SumTreeChallenges.sol";
import {IAccountChallenges} from "src/interfaces/IAccountChallenges.sol";
import {IChallenge} from "src/interfaces/IChallenge.sol";
import {INodeChallenges} from "src/interfaces/INodeChallenges.sol";
import {MultiProof} from "src/libraries/MultiProof.sol";
import {Params} from "src/libraries/Params.sol";
import {SumTree} from "src/libraries/SumTree.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EntryLeaf, NodeLeaf, ProofsLeaf, RangeProof, SumNode, Tree, TreeRoot} from "src/types/EpochTrees.sol";
import {EpochFixture} from "test/base/EpochFixture.sol";
import {TreeBuilder} from "test/base/TreeBuilder.sol";

/// @notice The two epochs of test/vectors on a chain whose block hashes are those of the vectors. The first is activated;
/// the second is held in memory, for a test to make false before it is anchored, or to anchor as it is.
abstract contract ChallengeFixture is EpochFixture {
    using TreeBuilder for TreeBuilder.Built;

    SumTreeChallenges internal sumTrees;
    NodeChallenges internal nodeChallenges;
    HeaderChallenges internal headers;
    AccountChallenges internal accounts;
    OpeningChallenges internal openings;

    address internal challenger = address(0xC4A1);
    string internal json;
    string internal chainJson;
    Epoch internal first;
    /// @dev What is anchored as epoch 2.
    Epoch internal second;
    bytes internal signatures;

    bytes[] internal proofsLeaves;
    bytes[] internal nodesLeaves;
    bytes[] internal entriesLeaves;

    function setUp() public virtual override {
        super.setUp();
        json = vm.readFile("test/vectors/epochs.json");
        chainJson = vm.readFile("test/vectors/chain.json");
        deployChallenges();
        commitCredit(10_000 * TOKEN);
        vm.setBlockhash(2, vm.parseJsonBytes32(chainJson, ".blocks[0].hash"));
        vm.setBlockhash(4, vm.parseJsonBytes32(chainJson, ".blocks[1].hash"));
        vm.roll(200);
        first = headerOf(0);
        anchorEarlier();
        second = headerOf(challengedPlace());
        vm.warp(second.endTime + 1);
        load(proofsLeaves, "proofs");
        load(nodesLeaves, "nodes");
        load(entriesLeaves, "entries");
        // Who is wrong pays.
        give(challenger, 10_000 * TOKEN);
        address[5] memory all =
            [address(sumTrees), address(nodeChallenges), address(headers), address(accounts), address(openings)];
        for (uint256 i = 0; i < all.length; ++i) {
            vm.prank(challenger);
            token.approve(all[i], type(uint256).max);
        }
    }

    /// @dev Which of the vectors' epochs is challenged.
    function challengedPlace() internal pure virtual returns (uint256) {
        return 1;
    }

    /// @dev The epochs before the challenged one.
    function anchorEarlier() internal virtual {
        vm.warp(first.endTime + 1);
        anchor.anchor(first, sign(first, 0, 3));
        skip(DELAY);
        anchor.activate();
    }

    function headerOf(uint256 epoch) internal view returns (Epoch memory header) {
        header = abi.decode(bytesAt(".epochs", epoch, ".header.encoded"), (Epoch));
        // The vectors' anchor has another address.
        if (epoch == 1) header.previousDigest = anchor.digestOf(first);
    }

    function deployChallenges() private {
        Challenge.Bindings memory b = Challenge.Bindings({
            anchor: address(anchor),
            slasher: address(slasher),
            token: address(token),
            parameters: address(parameters),
            treasury: timelock,
            staking: vm.parseJsonAddress(json, ".staking"),
            registry: vm.parseJsonAddress(json, ".registry")
        });
        sumTrees = new SumTreeChallenges(b);
        nodeChallenges = new NodeChallenges(b);
        headers = new HeaderChallenges(b);
        accounts = new AccountChallenges(b);
        openings = new OpeningChallenges(b);
        vm.startPrank(timelock);
        anchor.setChallengeContract(address(sumTrees), true);
        anchor.setChallengeContract(address(nodeChallenges), true);
        anchor.setChallengeContract(address(headers), true);
        anchor.setChallengeContract(address(accounts), true);
        anchor.setChallengeContract(address(openings), true);
        vm.stopPrank();
    }

    function load(bytes[] storage into, string memory tree) private {
        string memory path = string.concat(".epochs[", vm.toString(challengedPlace()), "].", tree);
        uint256 count = vm.parseJsonUint(json, string.concat(path, ".count"));
        for (uint256 i = 0; i < count; ++i) {
            into.push(bytesAt(string.concat(path, ".leaves"), i, ".encoded"));
        }
    }

    /// @dev bytes at path[i]suffix of the vectors.
    function bytesAt(string memory path, uint256 i, string memory suffix) internal view returns (bytes memory) {
        return vm.parseJsonBytes(json, string.concat(path, "[", vm.toString(i), "]", suffix));
    }

    // --- trees of epoch 2, from the leaves as they are now

    function nodeOf(Tree tree, bytes memory leaf) internal pure returns (SumNode memory node) {
        node.hash = SumTree.leafHash(tree, leaf);
        if (tree == Tree.Proofs) node.amount = abi.decode(leaf, (ProofsLeaf)).fees;
        if (tree == Tree.Entries) node.amount = abi.decode(leaf, (EntryLeaf)).amount;
        if (tree == Tree.Nodes) {
            NodeLeaf memory n = abi.decode(leaf, (NodeLeaf));
            (node.weight, node.amount) = (n.weight, n.gross);
        }
    }

    function leavesOf(Tree tree) internal view returns (bytes[] storage) {
        if (tree == Tree.Proofs) return proofsLeaves;
        return tree == Tree.Nodes ? nodesLeaves : entriesLeaves;
    }

    function built(Tree tree) internal view returns (TreeBuilder.Built memory) {
        bytes[] storage leaves = leavesOf(tree);
        SumNode[] memory nodes = new SumNode[](leaves.length);
        for (uint256 i = 0; i < nodes.length; ++i) {
            nodes[i] = nodeOf(tree, leaves[i]);
        }
        return TreeBuilder.build(tree, nodes);
    }

    function rootOf(Tree tree) internal view returns (TreeRoot memory) {
        return built(tree).rootOf();
    }

    function proofOf(Tree tree, uint256 i) internal view returns (RangeProof memory) {
        return built(tree).proofOf(0, i, i);
    }

    function nodeLeaf(uint256 i) internal view returns (NodeLeaf memory) {
        return abi.decode(nodesLeaves[i], (NodeLeaf));
    }

    function proofsLeaf(uint256 i) internal view returns (ProofsLeaf memory) {
        return abi.decode(proofsLeaves[i], (ProofsLeaf));
    }

    function entryLeaf(uint256 i) internal view returns (EntryLeaf memory) {
        return abi.decode(entriesLeaves[i], (EntryLeaf));
    }

    function stateProof(string memory kind, uint256 i) internal view returns (INodeChallenges.StateProof memory) {
        return abi.decode(bytesAt(string.concat(".epochs[1].states.", kind), i, ""), (INodeChallenges.StateProof));
    }

    function stateProof(string memory kind) internal view returns (INodeChallenges.StateProof memory) {
        bytes memory code = vm.parseJsonBytes(json, string.concat(".epochs[1].states.", kind));
        return abi.decode(code, (INodeChallenges.StateProof));
    }

    /// @dev Roots and totals of the header from the leaves as they are, in balance.
    function retotal() internal {
        TreeRoot memory nodes = rootOf(Tree.Nodes);
        second.proofsRoot = built(Tree.Proofs).hashOf();
        second.nodesRoot = built(Tree.Nodes).hashOf();
        second.entriesRoot = built(Tree.Entries).hashOf();
        second.totalWeight = nodes.weight;
        second.fees = uint96(rootOf(Tree.Proofs).amount);
        second.rewards = uint96(nodes.amount);
        rebalance();
    }

    /// @dev The treasury takes what the other numbers leave.
    function rebalance() internal {
        second.treasury = second.emission + second.fees - second.rewards - second.burned;
    }

    // --- anchoring and judging

    function anchorSecond() internal {
        signatures = sign(second, 0, 3);
        anchor.anchor(second, signatures);
        vm.startPrank(challenger);
    }

    function theCase() internal view virtual returns (IChallenge.Case memory) {
        return IChallenge.Case({header: second, signatures: signatures});
    }

    /// @dev After a challenge that must have succeeded.
    function assertCancelled(bool cancelled) internal {
        vm.stopPrank();
        assertTrue(cancelled, "cancelled");
        assertEq(anchor.cancelledFor(anchor.digestOf(second)), challenger, "for the challenger");
        (, bytes32 pendingRoot,) = anchor.pending();
        assertEq(pendingRoot, bytes32(0), "nothing pending");
        assertLt(slasher.bondOf(verifiers[0].addr).amount, VERIFIER_BOND, "signer slashed");
        assertEq(slasher.bondOf(verifiers[3].addr).amount, VERIFIER_BOND, "others not");
        assertLt(10_000 * TOKEN, token.balanceOf(challenger), "challenger paid");
        assertLt(vm.lastCallGas().gasTotalUsed, 16_000_000, "fits a block");
    }

    /// @dev After a challenge of a true epoch.
    function assertStands(bool cancelled) internal {
        vm.stopPrank();
        assertFalse(cancelled, "cancelled");
        assertEq(anchor.cancelledFor(anchor.digestOf(second)), address(0), "not cancelled");
        uint256 bond = parameters.get(Params.CHALLENGE_BOND);
        assertEq(token.balanceOf(challenger), 10_000 * TOKEN - bond, "bond lost");
        assertEq(slasher.bondOf(verifiers[0].addr).amount, VERIFIER_BOND, "nobody slashed");
        skip(DELAY);
        anchor.activate();
        assertEq(distributor.root(), second.accountsRoot, "pays");
    }

    // --- accounts

    struct Row {
        address account;
        uint256 cumulative;
        bytes32[] proof;
    }

    mapping(uint256 epoch => Row[]) private _rows;

    /// @dev Once a test, because reading a file of this size is not quick.
    function loadAccounts() internal {
        for (uint256 epoch = 0; epoch < 2; ++epoch) {
            string memory path = string.concat(".epochs[", vm.toString(epoch), "].accounts");
            uint256 count = vm.parseJsonUint(json, string.concat(path, ".count"));
            for (uint256 i = 0; i < count; ++i) {
                string memory leaf = string.concat(path, ".leaves[", vm.toString(i), "]");
                _rows[epoch].push(
                    Row({
                        account: vm.parseJsonAddress(json, string.concat(leaf, ".account")),
                        cumulative: vm.parseJsonUint(json, string.concat(leaf, ".cumulative")),
                        proof: vm.parseJsonBytes32Array(json, string.concat(leaf, ".proof"))
                    })
                );
            }
        }
    }

    function accountsCount(uint256 epoch) internal view returns (uint256) {
        return _rows[epoch].length;
    }

    function accountLeafOf(uint256 epoch, uint256 i)
        internal
        view
        returns (address account, uint256 cumulative, bytes32[] memory proof)
    {
        Row memory row = _rows[epoch][i];
        return (row.account, row.cumulative, row.proof);
    }

    function accountLeaf(uint256 i) internal view returns (IAccountChallenges.AccountLeaf memory leaf) {
        (leaf.account, leaf.cumulative, leaf.proof) = accountLeafOf(challengedPlace(), i);
    }

    /// @dev The account's leaf in the epoch before, if it has one.
    function leafBefore(address account) internal view returns (bool, uint256 cumulative, bytes32[] memory proof) {
        for (uint256 i = 0; i < accountsCount(0); ++i) {
            address other;
            (other, cumulative, proof) = accountLeafOf(0, i);
            if (other == account) return (true, cumulative, proof);
        }
        return (false, 0, proof);
    }

    /// @dev Where an account's entries begin and end, each by the two leaves beside the place.
    function entriesOf(address account) internal view returns (IAccountChallenges.AccountEntries memory entries) {
        entries.root = rootOf(Tree.Entries);
        (entries.begin, entries.beginProof) = cut(firstFrom(account));
        (entries.end, entries.endProof) = cut(firstFrom(address(uint160(account) + 1)));
    }

    /// @dev Position of the first entry of the account or a higher one; the number of entries if there is none.
    function firstFrom(address account) internal view returns (uint256 position) {
        while (position < entriesLeaves.length && entryLeaf(position).account < account) {
            ++position;
        }
    }

    /// @dev The leaves on both sides of the left edge of a position, as far as there are any.
    function cut(uint256 position) internal view returns (EntryLeaf[] memory, RangeProof memory) {
        uint256 last = position < entriesLeaves.length ? position : position - 1;
        return runOf(position == 0 ? 0 : position - 1, last);
    }

    function runOf(uint256 from, uint256 to)
        internal
        view
        returns (EntryLeaf[] memory leaves, RangeProof memory proof)
    {
        leaves = new EntryLeaf[](to - from + 1);
        for (uint256 i = from; i <= to; ++i) {
            leaves[i - from] = entryLeaf(i);
        }
        proof = built(Tree.Entries).proofOf(0, from, to);
    }

    /// @dev Where a node stands in the nodes tree.
    function nodePlace(bytes32 id) internal view returns (uint256 position) {
        while (nodeLeaf(position).nodeId != id) {
            ++position;
        }
    }

    /// @dev The accounts root with one leaf replaced.
    function accountsRootWith(address account, uint256 cumulative, bytes32[] calldata proof)
        external
        pure
        returns (bytes32)
    {
        return MultiProof.rootOf(keccak256(abi.encodePacked(keccak256(abi.encode(account, cumulative)))), proof);
    }
}
