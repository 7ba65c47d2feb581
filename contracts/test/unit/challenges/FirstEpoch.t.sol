// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAccountChallenges} from "src/interfaces/IAccountChallenges.sol";
import {IChallenge} from "src/interfaces/IChallenge.sol";
import {Epoch} from "src/types/Epoch.sol";
import {ChallengeFixture} from "test/base/ChallengeFixture.sol";

/// @notice Epoch 1, before which there is no header: nothing that the digest binds says what was before it.
contract FirstEpochTest is ChallengeFixture {
    Epoch private none;

    function challengedPlace() internal pure override returns (uint256) {
        return 0;
    }

    function anchorEarlier() internal override {}

    function setUp() public override {
        super.setUp();
        loadAccounts();
        assertEq(second.epoch, 1, "the first");
    }

    // --- the snapshot block

    function test_snapshot_true() public {
        anchorSecond();
        assertStands(snapshot(none));
    }

    function test_snapshot_falseEndTime() public {
        second.endTime -= 1;
        second.emission = uint96(schedule.budget(GENESIS, second.endTime));
        rebalance();
        anchorSecond();
        assertCancelled(snapshot(none));
    }

    function test_snapshot_revertsForAHeaderBeforeTheFirst() public {
        anchorSecond();
        Epoch memory invented = second;
        bytes memory refusal =
            abi.encodeWithSelector(IChallenge.NotThePreviousHeader.selector, bytes32(0), anchor.digestOf(invented));
        vm.expectRevert(refusal);
        this.snapshotExternally(invented);
    }

    // --- accounts

    function test_dispute_trueAccountIsDecidedAtOnce() public {
        anchorSecond();
        (, bool cancelled) = accounts.disputeAccount(theCase(), none, accountLeaf(0), entriesOf(accountLeaf(0).account));
        assertStands(cancelled);
    }

    function test_dispute_falseAccountIsDecidedAtOnce() public {
        IAccountChallenges.AccountLeaf memory leaf = accountLeaf(0);
        leaf.cumulative += 1;
        second.accountsRoot = this.accountsRootWith(leaf.account, leaf.cumulative, leaf.proof);
        anchorSecond();
        (, bool cancelled) = accounts.disputeAccount(theCase(), none, leaf, entriesOf(leaf.account));
        assertCancelled(cancelled);
    }

    /// Whoever could say what accounts had before genesis could cancel a true first epoch.
    function test_accountsBeforeTheFirstCannotBeInvented() public {
        anchorSecond();
        IAccountChallenges.AccountLeaf memory leaf = accountLeaf(0);
        IAccountChallenges.AccountEntries memory entries = entriesOf(leaf.account);
        Epoch memory invented;
        invented.accountsRoot = leafOf(leaf.account, 1);
        bytes memory refusal =
            abi.encodeWithSelector(IChallenge.NotThePreviousHeader.selector, bytes32(0), anchor.digestOf(invented));
        vm.expectRevert(refusal);
        accounts.disputeAccount(theCase(), invented, leaf, entries);
    }

    function snapshot(Epoch memory previous) private returns (bool) {
        return headers.challengeSnapshot(
            theCase(),
            previous,
            vm.parseJsonBytes(chainJson, ".blocks[0].header"),
            vm.parseJsonBytes(chainJson, ".blocks[0].parentHeader")
        );
    }

    function snapshotExternally(Epoch memory previous) external {
        snapshot(previous);
    }
}
