// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IEpochAnchor} from "src/interfaces/IEpochAnchor.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {EpochFixture} from "test/base/EpochFixture.sol";

contract AnchorTest is EpochFixture {
    function test_keepsDigestAndRoot() public {
        Epoch memory header = anchorNext(keccak256("root"), 0);
        bytes32 digest = anchor.digestOf(header);
        assertEq(anchor.digestAt(EpochId.wrap(1)), digest);
        (EpochId epoch, bytes32 root, uint64 activatableAt) = anchor.pending();
        assertEq(EpochId.unwrap(epoch), 1);
        assertEq(root, keccak256("root"));
        assertEq(activatableAt, block.timestamp + DELAY);
        assertEq(distributor.root(), bytes32(0), "does not pay yet");
        assertEq(EpochId.unwrap(anchor.activatedEpoch()), 0);
    }

    function test_eventCarriesThePreimage() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(keccak256("root"), 0);
        bytes memory signatures = sign(header, 0, 3);
        bytes32 digest = anchor.digestOf(header);
        vm.expectEmit(address(anchor));
        emit IEpochAnchor.EpochAnchored(1, digest, header);
        anchor.anchor(header, signatures);
    }

    function test_activatesTheOneBefore() public {
        anchorNext(keccak256("one"), 0);
        anchorNext(keccak256("two"), 0);
        assertEq(distributor.root(), keccak256("one"));
        assertEq(EpochId.unwrap(anchor.activatedEpoch()), 1);
        assertEq(token.emitted(), 0, "mints nothing");
    }

    function test_anyThresholdOfVerifiersInOrder() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(keccak256("root"), 0);
        anchor.anchor(header, sign(header, 2, 3));
        lastHeader = header;
        skip(LENGTH);
        header = nextHeader(keccak256("root"), 0);
        anchor.anchor(header, sign(header, 0, 5));
    }

    function test_mintsWhatActivatedEpochsRelease() public {
        anchorNext(keccak256("one"), 0);
        uint64 firstEnd = anchor.lastEndTime();
        skip(LENGTH);
        Epoch memory header = nextHeader(keccak256("two"), 0);
        anchor.anchorAndMint(header, sign(header, 0, 3));
        assertEq(token.emitted(), schedule.cumulative(firstEnd));
        assertEq(token.balanceOf(address(distributor)), schedule.cumulative(firstEnd));
    }

    function test_firstAnchorAndMintMintsNothing() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(keccak256("one"), 0);
        anchor.anchorAndMint(header, sign(header, 0, 3));
        assertEq(token.emitted(), 0);
    }

    function test_feesStayUnsettled() public {
        commitCredit(100 * TOKEN);
        anchorNext(keccak256("one"), uint96(40 * TOKEN));
        assertEq(anchor.unsettledFees(), 40 * TOKEN);
    }

    function test_ringForgetsAfter64() public {
        for (uint256 i = 0; i < 66; ++i) {
            anchorNext(keccak256(abi.encode(i)), 0);
        }
        assertEq(anchor.digestAt(EpochId.wrap(2)), bytes32(0));
        assertNotEq(anchor.digestAt(EpochId.wrap(3)), bytes32(0));
        assertEq(anchor.digestAt(EpochId.wrap(67)), bytes32(0));
        assertEq(anchor.digestAt(EpochId.wrap(0)), bytes32(0));
    }

    function test_revertsWithWrongEpoch() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        header.epoch = 2;
        refuse(header, abi.encodeWithSelector(IEpochAnchor.WrongEpoch.selector, 1, 2));
    }

    function test_revertsWithWrongPreviousDigest() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        header.previousDigest = keccak256("another");
        refuse(
            header, abi.encodeWithSelector(IEpochAnchor.WrongPreviousDigest.selector, bytes32(0), keccak256("another"))
        );
    }

    function test_revertsWithWrongSnapshotHash() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        header.snapshotHash = keccak256("another");
        refuse(
            header,
            abi.encodeWithSelector(
                IEpochAnchor.WrongSnapshotHash.selector,
                block.number - 1,
                blockhash(block.number - 1),
                keccak256("another")
            )
        );
    }

    function test_revertsWithUnknownSnapshotHash() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        header.snapshotBlock = uint64(block.number);
        header.snapshotHash = 0;
        refuse(
            header,
            abi.encodeWithSelector(IEpochAnchor.WrongSnapshotHash.selector, block.number, bytes32(0), bytes32(0))
        );
    }

    function test_revertsWithEndTimeTooEarlyOrInTheFuture() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        header.endTime = GENESIS + LENGTH - 1;
        refuse(header, endTimeError(header.endTime));
        header.endTime = uint64(block.timestamp + 1);
        refuse(header, endTimeError(header.endTime));
    }

    function test_revertsWithWrongEmission() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        uint96 right = header.emission;
        header.emission = right + 1;
        header.treasury += 1;
        refuse(header, abi.encodeWithSelector(IEpochAnchor.WrongEmission.selector, right, right + 1));
    }

    function testFuzz_revertsWithUnbalanced(uint96 rewards, uint96 treasury) public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        vm.assume(uint256(rewards) + treasury != header.emission);
        header.rewards = rewards;
        header.treasury = treasury;
        refuse(
            header,
            abi.encodeWithSelector(
                IEpochAnchor.Unbalanced.selector, uint256(rewards) + treasury, uint256(header.emission)
            )
        );
    }

    function test_revertsWithBurnExceedsFees() public {
        commitCredit(10);
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 10);
        header.burned = 11;
        header.rewards = 0;
        header.treasury = header.emission - 1;
        refuse(header, abi.encodeWithSelector(IEpochAnchor.BurnExceedsFees.selector, 11, 10));
    }

    /// Verifiers who invent fees of a node cannot give it all that clients ever committed: an epoch takes what its length allows.
    function test_revertsWithFeesExceedCeiling() public {
        commitCredit(1_000_000 * TOKEN);
        uint256 ceiling = 10_000_000 * TOKEN / uint256(24);
        skip(LENGTH);
        Epoch memory header = nextHeader(0, uint96(ceiling + 1));
        refuse(header, abi.encodeWithSelector(IEpochAnchor.FeesExceedCeiling.selector, ceiling + 1, ceiling));
        header = nextHeader(0, uint96(ceiling));
        anchor.anchor(header, sign(header, 0, 3));
        assertEq(anchor.unsettledFees(), ceiling);
    }

    function test_revertsWithFeesExceedCommitted() public {
        commitCredit(100);
        anchorNext(0, 60);
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 41);
        refuse(header, abi.encodeWithSelector(IEpochAnchor.FeesExceedCommitted.selector, 41, 40));
        header = nextHeader(0, 40);
        anchor.anchor(header, sign(header, 0, 3));
    }

    /// More credit than the packed counter holds is seen in parts, and none of it is lost.
    function test_creditBeyondTheCounterIsSeenLater() public {
        commitCredit(400_000_000 * TOKEN);
        uint256 most = type(uint88).max;
        // long enough to take as much
        skip(40 days);
        Epoch memory header = nextHeader(0, uint96(most + 1));
        refuse(header, abi.encodeWithSelector(IEpochAnchor.FeesExceedCommitted.selector, most + 1, most));
        header = nextHeader(0, uint96(most));
        anchor.anchor(header, sign(header, 0, 3));
        lastHeader = header;
        assertEq(anchor.unsettledFees(), most);
        skip(10 days);
        header = nextHeader(0, 1);
        refuse(header, abi.encodeWithSelector(IEpochAnchor.FeesExceedCommitted.selector, 1, 0));
        anchor.activate();
        Epoch[] memory list = new Epoch[](1);
        list[0] = lastHeader;
        anchor.settle(list);
        uint256 rest = 400_000_000 * TOKEN - most;
        header = nextHeader(0, uint96(rest + 1));
        refuse(header, abi.encodeWithSelector(IEpochAnchor.FeesExceedCommitted.selector, rest + 1, rest));
        header = nextHeader(0, uint96(rest));
        anchor.anchor(header, sign(header, 0, 3));
    }

    /// An epoch of more than 136 years does not fit where its length is kept.
    function test_revertsWithOutOfBounds() public {
        uint256 length = uint256(type(uint32).max) + 1;
        skip(length);
        Epoch memory header = nextHeader(0, 0);
        refuse(header, abi.encodeWithSelector(IEpochAnchor.OutOfBounds.selector, length, type(uint32).max));
        vm.warp(GENESIS + length - 1);
        header = nextHeader(0, 0);
        anchor.anchor(header, sign(header, 0, 3));
    }

    function test_revertsWithMalformedSignatures() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        bytes memory signatures = bytes.concat(sign(header, 0, 3), hex"00");
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.MalformedSignatures.selector, 196));
        anchor.anchor(header, signatures);
    }

    function test_revertsBelowTheThreshold() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        bytes memory signatures = sign(header, 0, 2);
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.ThresholdNotReached.selector, 2, 3));
        anchor.anchor(header, signatures);
    }

    function test_revertsWithNotAVerifier() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        bytes memory two = sign(header, 0, 2);
        Key memory stranger = keyOf("stranger");
        bytes memory signatures = bytes.concat(two, signDigest(stranger.secret, anchor.digestOf(header)));
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotAVerifier.selector, stranger.addr));
        anchor.anchor(header, signatures);
    }

    function test_revertsWhenAVerifierSignsTwice() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        bytes memory signatures = bytes.concat(sign(header, 0, 2), sign(header, 1, 1));
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotAVerifier.selector, verifiers[1].addr));
        anchor.anchor(header, signatures);
    }

    function test_revertsWhenSignaturesAreOutOfOrder() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(0, 0);
        bytes memory signatures = bytes.concat(sign(header, 1, 2), sign(header, 0, 1));
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotAVerifier.selector, verifiers[0].addr));
        anchor.anchor(header, signatures);
    }

    function test_revertsWhileTheOneBeforeCanBeChallenged() public {
        vm.warp(GENESIS + 10 * LENGTH);
        vm.roll(block.number + 1);
        Epoch memory header = nextHeader(0, 0);
        header.endTime = GENESIS + LENGTH;
        header.emission = uint96(schedule.budget(GENESIS, GENESIS + LENGTH));
        (header.rewards, header.treasury) = (0, header.emission);
        anchor.anchor(header, sign(header, 0, 3));
        lastHeader = header;
        header = nextHeader(0, 0);
        refuse(header, abi.encodeWithSelector(IEpochAnchor.NotBefore.selector, block.timestamp + DELAY));
        vm.expectRevert(abi.encodeWithSelector(IEpochAnchor.NotBefore.selector, block.timestamp + DELAY));
        anchor.activate();
    }

    /// A word wider than its field would make a header that no challenge could read: it is not anchored, even if signed.
    function test_revertsForAWordWiderThanItsField() public {
        skip(LENGTH);
        Epoch memory header = nextHeader(keccak256("root"), 0);
        uint256[10] memory narrow = [uint256(0), 1, 3, 5, 10, 11, 12, 13, 14, 15];
        for (uint256 i = 0; i < narrow.length; ++i) {
            bytes memory ask = widen(abi.encodeCall(anchor.digestOf, (header)), 4, narrow[i]);
            (bool answered, bytes memory digest) = address(anchor).staticcall(ask);
            if (!answered) continue;
            bytes memory signatures;
            for (uint256 j = 0; j < 3; ++j) {
                signatures = bytes.concat(signatures, signDigest(verifiers[j].secret, abi.decode(digest, (bytes32))));
            }
            bytes memory call = widen(abi.encodeCall(anchor.anchor, (header, signatures)), 4, narrow[i]);
            (bool anchored,) = address(anchor).call(call);
            assertFalse(anchored, vm.toString(narrow[i]));
        }
    }

    function widen(bytes memory data, uint256 offset, uint256 word) private pure returns (bytes memory) {
        assembly {
            let place := add(add(data, 32), add(offset, mul(32, word)))
            mstore(place, or(mload(place), shl(255, 1)))
        }
        return data;
    }

    /// Every field is bound by the digest: a signed header with one bit changed is nobody's.
    function testFuzz_signaturesBindEveryField(uint256 field, uint256 bit) public {
        skip(LENGTH);
        Epoch memory header = nextHeader(keccak256("root"), 0);
        bytes32 before = anchor.digestOf(header);
        field = bound(field, 0, 16);
        uint256 width = [64, 16, 256, 64, 256, 64, 256, 256, 256, 256, 128, 96, 96, 96, 96, 96, 256][field];
        uint256 mask = uint256(1) << bound(bit, 0, width - 1);
        assembly {
            let at := add(header, shl(5, field))
            mstore(at, xor(mload(at), mask))
        }
        assertNotEq(anchor.digestOf(header), before);
    }

    function endTimeError(uint64 endTime) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(IEpochAnchor.EndTimeOutOfBounds.selector, endTime, GENESIS + LENGTH, block.timestamp);
    }

    function refuse(Epoch memory header, bytes memory reason) private {
        bytes memory signatures = sign(header, 0, 3);
        vm.expectRevert(reason);
        anchor.anchor(header, signatures);
    }
}
