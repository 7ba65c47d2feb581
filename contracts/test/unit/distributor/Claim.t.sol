// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

import {RewardDistributor} from "src/RewardDistributor.sol";
import {IPausable} from "src/interfaces/IPausable.sol";
import {IRewardDistributor} from "src/interfaces/IRewardDistributor.sol";
import {MultiProof} from "src/libraries/MultiProof.sol";
import {NodeId} from "src/types/NodeId.sol";
import {EpochFixture} from "test/base/EpochFixture.sol";

contract ClaimTest is EpochFixture {
    Key private alice;
    Key private bob;
    bytes32[] private alicesProof;
    bytes32[] private bobsProof;
    bytes32 private root;

    uint256 private constant ALICES = 1000 * 1e18;
    uint256 private constant BOBS = 30 * 1e18;

    function setUp() public override {
        super.setUp();
        alice = keyOf("alice");
        bob = keyOf("bob");
        useRoot(ALICES, BOBS);
        activateNext(root, 0);
        anchor.mint();
    }

    function useRoot(uint256 alices, uint256 bobs) private {
        (bytes32 a, bytes32 b) = (leafOf(alice.addr, alices), leafOf(bob.addr, bobs));
        root = pairOf(a, b);
        alicesProof = [b];
        bobsProof = [a];
    }

    function claimAlice() private returns (uint256) {
        vm.prank(alice.addr);
        return distributor.claim(alice.addr, ALICES, alicesProof);
    }

    function test_paysTheAccount() public {
        vm.expectEmit(address(distributor));
        emit IRewardDistributor.Claimed(alice.addr, alice.addr, ALICES, ALICES);
        assertEq(claimAlice(), ALICES);
        assertEq(token.balanceOf(alice.addr), ALICES);
        assertEq(distributor.claimed(alice.addr), ALICES);
    }

    function test_paysTheDifferenceNextTime() public {
        claimAlice();
        useRoot(ALICES + 5, BOBS);
        activateNext(root, 0);
        vm.prank(alice.addr);
        assertEq(distributor.claim(alice.addr, ALICES + 5, alicesProof), 5);
    }

    function test_neverExpires() public {
        vm.warp(block.timestamp + 20 * 365 days);
        assertEq(claimAlice(), ALICES);
    }

    function test_pendingRootDoesNotPay() public {
        useRoot(2 * ALICES, BOBS);
        anchorNext(root, 0);
        vm.prank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidProof.selector, alice.addr, 2 * ALICES));
        distributor.claim(alice.addr, 2 * ALICES, alicesProof);
    }

    function test_cancelledRootNeverPays() public {
        useRoot(2 * ALICES, BOBS);
        anchorNext(root, 0);
        vm.prank(judge);
        anchor.cancel(lastHeader, address(this));
        skip(100 days);
        vm.prank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidProof.selector, alice.addr, 2 * ALICES));
        distributor.claim(alice.addr, 2 * ALICES, alicesProof);
    }

    function test_revertsWithNoRoot() public {
        RewardDistributor fresh = new RewardDistributor(address(token), address(staking), address(anchor), guardian);
        vm.expectRevert(IRewardDistributor.NoRoot.selector);
        fresh.claim(address(this), 1, new bytes32[](0));
    }

    function test_revertsForTheSecondClaim() public {
        claimAlice();
        vm.prank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NothingToClaim.selector, alice.addr, ALICES, ALICES));
        distributor.claim(alice.addr, ALICES, alicesProof);
    }

    function testFuzz_revertsForAnotherAmount(uint256 amount) public {
        vm.assume(amount != ALICES);
        vm.prank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidProof.selector, alice.addr, amount));
        distributor.claim(alice.addr, amount, alicesProof);
    }

    function test_revertsAboveTheCounter() public {
        uint256 most = (1 << 95) - 1;
        useRoot(most + 1, BOBS);
        activateNext(root, 0);
        vm.prank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.CumulativeOutOfBounds.selector, most + 1, most));
        distributor.claim(alice.addr, most + 1, alicesProof);
    }

    function test_revertsWithoutConsent() public {
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotConsented.selector, alice.addr, address(this)));
        distributor.claim(alice.addr, ALICES, alicesProof);
        vm.prank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotConsented.selector, alice.addr, alice.addr));
        distributor.claimOnBehalf(alice.addr, ALICES, alicesProof);
    }

    function test_onBehalfOfAConsentingAccount() public {
        vm.prank(alice.addr);
        distributor.setConsent(true);
        assertTrue(distributor.consents(alice.addr));
        assertEq(distributor.claimOnBehalf(alice.addr, ALICES, alicesProof), ALICES);
        assertEq(token.balanceOf(alice.addr), ALICES, "to the account, not to the caller");
        vm.prank(alice.addr);
        distributor.setConsent(false);
        assertFalse(distributor.consents(alice.addr));
        assertEq(distributor.claimed(alice.addr), ALICES);
    }

    /// Whoever calls, the account is paid, and only one that consented.
    function testFuzz_onBehalf(address caller, bool consents) public {
        vm.assume(caller != address(0) && caller != alice.addr && caller != address(distributor));
        vm.prank(alice.addr);
        distributor.setConsent(consents);
        uint256 before = token.balanceOf(caller);
        vm.prank(caller);
        if (!consents) {
            vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotConsented.selector, alice.addr, caller));
        }
        distributor.claimOnBehalf(alice.addr, ALICES, alicesProof);
        assertEq(token.balanceOf(alice.addr), consents ? ALICES : 0);
        assertEq(token.balanceOf(caller), before);
    }

    /// All of it goes where the owner says, and to nobody else.
    function testFuzz_payee(address payee) public {
        vm.assume(payee != address(0) && payee != address(distributor) && payee != address(staking));
        vm.prank(alice.addr);
        distributor.setPayee(payee);
        uint256 before = token.balanceOf(payee);
        claimAlice();
        assertEq(token.balanceOf(payee) - before, ALICES);
        assertEq(distributor.claimed(alice.addr), ALICES);
    }

    // --- by signature

    /// Any bit of the signature, or of what it is about, changed: nobody is paid.
    function testFuzz_bySignature_bindsEverything(uint256 what, uint256 bit) public {
        uint256 deadline = block.timestamp + 10;
        bytes memory signature = claimSignature(alice, ALICES, deadline);
        what = what % 3;
        if (what == 0) {
            // v, which ECDSA compares, and r and s, which it multiplies
            bit = bound(bit, 0, 65 * 8 - 1);
            signature[bit / 8] ^= bytes1(uint8(1 << (bit % 8)));
        }
        if (what == 1) deadline += 1 + bit % 1000;
        bool another = what == 2;
        address account = another ? bob.addr : alice.addr;
        bytes32[] memory proof = another ? bobsProof : alicesProof;
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidSignature.selector, account));
        distributor.claimBySig(account, another ? BOBS : ALICES, proof, deadline, signature);
    }

    function test_bySignatureARelayerPays() public {
        bytes memory signature = claimSignature(alice, ALICES, block.timestamp);
        distributor.claimBySig(alice.addr, ALICES, alicesProof, block.timestamp, signature);
        assertEq(token.balanceOf(alice.addr), ALICES);
        assertEq(distributor.nonces(alice.addr), 1);
    }

    function test_bySignature_revertsTwice() public {
        bytes memory signature = claimSignature(alice, ALICES, block.timestamp);
        distributor.claimBySig(alice.addr, ALICES, alicesProof, block.timestamp, signature);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidSignature.selector, alice.addr));
        distributor.claimBySig(alice.addr, ALICES, alicesProof, block.timestamp, signature);
    }

    function test_bySignature_revertsForAnotherSigner() public {
        bytes memory signature = claimSignature(bob, ALICES, block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidSignature.selector, alice.addr));
        distributor.claimBySig(alice.addr, ALICES, alicesProof, block.timestamp, signature);
    }

    function test_bySignature_revertsTooLate() public {
        bytes memory signature = claimSignature(alice, ALICES, block.timestamp - 1);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.SignatureExpired.selector, block.timestamp - 1));
        distributor.claimBySig(alice.addr, ALICES, alicesProof, block.timestamp - 1, signature);
    }

    function claimSignature(Key memory key, uint256 cumulative, uint256 deadline) private view returns (bytes memory) {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256("Claim(address account,uint256 cumulative,uint256 nonce,uint256 deadline)"),
                alice.addr,
                cumulative,
                distributor.nonces(alice.addr),
                deadline
            )
        );
        bytes32 digest = keccak256(abi.encodePacked(hex"1901", distributor.domainSeparator(), structHash));
        return signDigest(key.secret, digest);
    }

    // --- payees

    function test_payee() public {
        vm.prank(alice.addr);
        distributor.setPayee(bob.addr);
        claimAlice();
        assertEq(token.balanceOf(bob.addr), ALICES);
        (address[] memory payees, uint16[] memory shares) = distributor.payeesOf(alice.addr);
        assertEq(payees[0], bob.addr);
        assertEq(shares[0], 10_000);
        vm.prank(alice.addr);
        distributor.setPayee(address(0));
        (payees,) = distributor.payeesOf(alice.addr);
        assertEq(payees[0], alice.addr);
        assertEq(distributor.claimed(alice.addr), ALICES, "kept");
    }

    function testFuzz_splitPaysEverything(uint96 amount, uint16 share) public {
        amount = uint96(bound(amount, 1, ALICES));
        share = uint16(bound(share, 1, 9999));
        useRoot(amount, BOBS);
        activateNext(root, 0);
        split(share);
        (address[] memory payees,) = distributor.payeesOf(alice.addr);
        assertEq(payees.length, 2);
        vm.prank(alice.addr);
        distributor.claim(alice.addr, amount, alicesProof);
        assertEq(token.balanceOf(address(0xA)), uint256(amount) * share / 10_000);
        assertEq(token.balanceOf(address(0xA)) + token.balanceOf(address(0xB)), amount);
    }

    function split(uint16 share) private {
        address[] memory payees = new address[](2);
        uint16[] memory shares = new uint16[](2);
        (payees[0], payees[1]) = (address(0xA), address(0xB));
        (shares[0], shares[1]) = (share, 10_000 - share);
        vm.prank(alice.addr);
        distributor.setSplit(payees, shares);
    }

    function test_split_refusals() public {
        address[] memory payees = new address[](2);
        uint16[] memory shares = new uint16[](2);
        (payees[0], payees[1]) = (address(0xA), address(0xB));
        (shares[0], shares[1]) = (5000, 4999);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.SharesOutOfBounds.selector, 9999));
        distributor.setSplit(payees, shares);
        shares[1] = 0;
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.SharesOutOfBounds.selector, 0));
        distributor.setSplit(payees, shares);
        payees[1] = address(0);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidPayee.selector, address(0)));
        distributor.setSplit(payees, shares);
        payees[1] = address(distributor);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidPayee.selector, address(distributor)));
        distributor.setSplit(payees, shares);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidPayee.selector, address(distributor)));
        distributor.setPayee(address(distributor));
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.LengthsDiffer.selector, 2, 1));
        distributor.setSplit(payees, new uint16[](1));
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.PayeesOutOfBounds.selector, 1, 16));
        distributor.setSplit(new address[](1), new uint16[](1));
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.PayeesOutOfBounds.selector, 17, 16));
        distributor.setSplit(new address[](17), new uint16[](17));
    }

    // --- into a stake

    function test_compound() public {
        Key memory owner = keyOf("owner");
        NodeId node = registerNode(owner, keyOf("hot"), 10_000 * TOKEN);
        vm.prank(alice.addr);
        (uint256 amount, uint256 shares) = distributor.compound(node, ALICES, alicesProof);
        assertEq(amount, ALICES);
        assertEq(staking.sharesOf(node, alice.addr), shares);
        assertEq(staking.stakeOf(node, alice.addr), ALICES);
        assertEq(token.balanceOf(alice.addr), 0);
        assertEq(distributor.claimed(alice.addr), ALICES);
    }

    // --- many

    function test_many() public {
        vm.prank(alice.addr);
        distributor.setConsent(true);
        vm.prank(bob.addr);
        distributor.setConsent(true);
        (address[] memory list, uint256[] memory amounts, uint256[] memory flags) = both();
        assertEq(distributor.claimMany(list, amounts, new bytes32[](0), flags), ALICES + BOBS);
        assertEq(token.balanceOf(bob.addr), BOBS);
        assertEq(distributor.claimMany(list, amounts, new bytes32[](0), flags), 0, "passes over");
    }

    /// A batch pays each what it is due, whatever some have had before.
    function testFuzz_many(uint96 alices, uint96 bobs, bool aliceFirst) public {
        alices = uint96(bound(alices, 1, ALICES));
        bobs = uint96(bound(bobs, 1, ALICES));
        useRoot(alices, bobs);
        activateNext(root, 0);
        anchor.mint();
        (address[] memory list, uint256[] memory amounts, uint256[] memory flags) = both();
        (amounts[0], amounts[1]) = (alices, bobs);
        vm.prank(alice.addr);
        distributor.setConsent(true);
        vm.prank(bob.addr);
        distributor.setConsent(true);
        if (aliceFirst) distributor.claimOnBehalf(alice.addr, alices, alicesProof);
        uint256 paid = distributor.claimMany(list, amounts, new bytes32[](0), flags);
        assertEq(paid, aliceFirst ? bobs : uint256(alices) + bobs);
        assertEq(token.balanceOf(alice.addr), alices);
        assertEq(token.balanceOf(bob.addr), bobs);
    }

    function test_many_refusals() public {
        (address[] memory list, uint256[] memory amounts, uint256[] memory flags) = both();
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.NotConsented.selector, alice.addr, address(this)));
        distributor.claimMany(list, amounts, new bytes32[](0), flags);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.LengthsDiffer.selector, 2, 1));
        distributor.claimMany(list, new uint256[](1), new bytes32[](0), flags);
        vm.expectRevert(IRewardDistributor.MalformedBatch.selector);
        distributor.claimMany(new address[](0), new uint256[](0), new bytes32[](0), flags);
        vm.expectRevert(MultiProof.InvalidMultiProof.selector);
        distributor.claimMany(list, amounts, new bytes32[](0), new uint256[](0));
        amounts[1] += 1;
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidProof.selector, alice.addr, ALICES));
        distributor.claimMany(list, amounts, new bytes32[](0), flags);
    }

    function both() private view returns (address[] memory list, uint256[] memory amounts, uint256[] memory flags) {
        list = new address[](2);
        amounts = new uint256[](2);
        flags = new uint256[](1);
        (list[0], list[1]) = (alice.addr, bob.addr);
        (amounts[0], amounts[1]) = (ALICES, BOBS);
        flags[0] = 1;
    }

    // --- pause

    function test_pauseStopsTheNamedFunctionForItsTime() public {
        uint64 until = uint64(block.timestamp + 1 days);
        vm.prank(guardian);
        distributor.setPausedUntil(distributor.claim.selector, until);
        assertEq(distributor.root(), root, "still the root");
        assertEq(distributor.pausedUntil(distributor.claim.selector), until);
        vm.prank(alice.addr);
        vm.expectRevert(abi.encodeWithSelector(IPausable.FunctionIsPaused.selector, distributor.claim.selector, until));
        distributor.claim(alice.addr, ALICES, alicesProof);
        // another function goes on
        vm.prank(bob.addr);
        distributor.setConsent(true);
        distributor.claimOnBehalf(bob.addr, BOBS, bobsProof);
        vm.warp(until);
        assertEq(claimAlice(), ALICES);
        assertEq(distributor.root(), root);
    }

    function test_activationDuringAPause() public {
        vm.prank(guardian);
        distributor.setPausedUntil(distributor.claim.selector, uint64(block.timestamp + 3 days));
        useRoot(ALICES + 7, BOBS);
        activateNext(root, 0);
        anchor.mint();
        assertEq(distributor.root(), root);
        vm.prank(guardian);
        distributor.setPausedUntil(distributor.claim.selector, 0);
        vm.prank(alice.addr);
        assertEq(distributor.claim(alice.addr, ALICES + 7, alicesProof), ALICES + 7);
    }

    function test_pause_onlyClaims() public view {
        assertTrue(distributor.isPausable(distributor.claim.selector));
        assertTrue(distributor.isPausable(distributor.claimMany.selector));
        assertTrue(distributor.isPausable(distributor.claimOnBehalf.selector));
        assertTrue(distributor.isPausable(distributor.claimBySig.selector));
        assertTrue(distributor.isPausable(distributor.compound.selector));
        assertFalse(distributor.isPausable(distributor.activate.selector));
        assertFalse(distributor.isPausable(distributor.release.selector));
        assertFalse(distributor.isPausable(distributor.setPayee.selector));
    }

    function test_pause_refusals() public {
        vm.expectRevert(abi.encodeWithSelector(IPausable.NotGuardian.selector, address(this)));
        distributor.setPausedUntil(distributor.claim.selector, 1);
        bytes4 selector = distributor.setConsent.selector;
        vm.prank(guardian);
        vm.expectRevert(abi.encodeWithSelector(IPausable.NotPausable.selector, selector));
        distributor.setPausedUntil(selector, 1);
    }

    function test_onlyTheAnchorActivatesAndReleases() public {
        vm.expectRevert(
            abi.encodeWithSelector(IRewardDistributor.Unauthorized.selector, address(this), address(anchor))
        );
        distributor.activate(keccak256("mine"));
        vm.expectRevert(
            abi.encodeWithSelector(IRewardDistributor.Unauthorized.selector, address(this), address(anchor))
        );
        distributor.release(address(this), 1);
    }

    function testFuzz_nobodyElseActivatesOrReleases(address caller, bytes32 newRoot, uint256 amount) public {
        vm.assume(caller != address(anchor));
        bytes memory refusal = abi.encodeWithSelector(IRewardDistributor.Unauthorized.selector, caller, address(anchor));
        vm.startPrank(caller);
        vm.expectRevert(refusal);
        distributor.activate(newRoot);
        vm.expectRevert(refusal);
        distributor.release(caller, amount);
    }

    function test_constructor_refusesZero() public {
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidPayee.selector, address(0)));
        new RewardDistributor(address(0), address(staking), address(anchor), guardian);
    }
}

contract MultiProofTest is EpochFixture {
    function setUp() public override {}

    /// Ours accepts what OpenZeppelin's accepts, with the same root, and refuses the rest: on trees, and on nonsense.
    function testFuzz_sameAsOpenZeppelin(uint256 seed, uint8 leaves, uint8 proofLength, uint256 word) public view {
        bytes32[] memory list = new bytes32[](bound(leaves, 1, 40));
        bytes32[] memory proof = new bytes32[](bound(proofLength, 0, 40));
        for (uint256 i = 0; i < list.length; ++i) {
            list[i] = keccak256(abi.encode(seed, i));
        }
        for (uint256 i = 0; i < proof.length; ++i) {
            proof[i] = keccak256(abi.encode(seed, "proof", i));
        }
        bool[] memory flags = new bool[](list.length + proof.length - 1);
        uint256[] memory words = new uint256[]((flags.length + 255) / 256);
        // As many flags set as a valid proof has, in an order of the seed's making: about half of them are valid.
        uint256 toSet = list.length - 1;
        for (uint256 i = 0; i < flags.length; ++i) {
            uint256 left = flags.length - i;
            if (uint256(keccak256(abi.encode(word, i))) % left < toSet) {
                flags[i] = true;
                words[i >> 8] |= uint256(1) << (i & 255);
                --toSet;
            }
        }
        compare(list, proof, flags, words);
        if (flags.length != 0) {
            // One flag wrong: the proof is used up too early or not at all.
            uint256 wrong = word % flags.length;
            flags[wrong] = !flags[wrong];
            words[wrong >> 8] ^= uint256(1) << (wrong & 255);
            compare(list, proof, flags, words);
        }
    }

    function compare(bytes32[] memory list, bytes32[] memory proof, bool[] memory flags, uint256[] memory words)
        private
        view
    {
        (bool accepts, bytes32 root) = (false, bytes32(0));
        try this.theirs(list, proof, flags) returns (bytes32 theirRoot) {
            (accepts, root) = (true, theirRoot);
        } catch {}
        try this.ours(list, proof, words) returns (bytes32 ourRoot) {
            assertTrue(accepts, "theirs refuses");
            assertEq(ourRoot, root);
        } catch {
            assertFalse(accepts, "theirs accepts");
        }
    }

    function testFuzz_singleSameAsOpenZeppelin(bytes32 leaf, bytes32[] calldata proof) public pure {
        assertEq(MultiProof.rootOf(leaf, proof), MerkleProof.processProofCalldata(proof, leaf));
    }

    function test_vectors() public view {
        string memory file = vm.readFile("test/vectors/accounts-trees.json");
        for (uint256 i = 1; i < 7; ++i) {
            string memory path = string.concat(".trees[", vm.toString(i), "]");
            bytes32 root = vm.parseJsonBytes32(file, string.concat(path, ".root"));
            string memory multi = string.concat(path, ".multiproof");
            address[] memory list = vm.parseJsonAddressArray(file, string.concat(multi, ".accounts"));
            uint256[] memory amounts = vm.parseJsonUintArray(file, string.concat(multi, ".cumulatives"));
            bytes32[] memory leaves = new bytes32[](list.length);
            for (uint256 j = 0; j < list.length; ++j) {
                leaves[j] = leafOf(list[j], amounts[j]);
            }
            bytes32[] memory proof = vm.parseJsonBytes32Array(file, string.concat(multi, ".proof"));
            uint256[] memory words = vm.parseJsonUintArray(file, string.concat(multi, ".flags"));
            assertEq(this.ours(leaves, proof, words), root);
        }
    }

    function test_refusesNoLeaves() public {
        vm.expectRevert(MultiProof.InvalidMultiProof.selector);
        this.ours(new bytes32[](0), new bytes32[](1), new uint256[](0));
    }

    function ours(bytes32[] memory list, bytes32[] calldata proof, uint256[] calldata words)
        external
        pure
        returns (bytes32)
    {
        bytes32[] memory nodes = new bytes32[](2 * list.length + proof.length - 1);
        for (uint256 i = 0; i < list.length; ++i) {
            nodes[i] = list[i];
        }
        return MultiProof.rootOfMany(nodes, list.length, proof, words);
    }

    function theirs(bytes32[] memory list, bytes32[] calldata proof, bool[] calldata flags)
        external
        pure
        returns (bytes32)
    {
        return MerkleProof.processMultiProofCalldata(proof, flags, list);
    }
}
