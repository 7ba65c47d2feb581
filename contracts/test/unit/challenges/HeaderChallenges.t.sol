// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IChallenge} from "src/interfaces/IChallenge.sol";
import {ChainState} from "src/libraries/ChainState.sol";
import {Params} from "src/libraries/Params.sol";
import {Epoch} from "src/types/Epoch.sol";
import {Tree} from "src/types/EpochTrees.sol";
import {ChallengeFixture} from "test/base/ChallengeFixture.sol";

contract HeaderChallengesTest is ChallengeFixture {
    function test_snapshot_falseEndTime() public {
        second.endTime -= 1;
        second.emission = uint96(schedule.budget(first.endTime, second.endTime));
        rebalance();
        anchorSecond();
        assertCancelled(snapshot());
    }

    function test_snapshot_laterBlockThanTheFirst() public {
        bytes memory later = vm.parseJsonBytes(chainJson, ".later[1]");
        bytes memory parent = vm.parseJsonBytes(chainJson, ".later[0]");
        vm.setBlockhash(6, keccak256(later));
        second.snapshotBlock = 6;
        second.snapshotHash = keccak256(later);
        second.endTime = GENESIS + 7400;
        second.emission = uint96(schedule.budget(first.endTime, second.endTime));
        rebalance();
        vm.warp(second.endTime + 1);
        anchorSecond();
        assertCancelled(headers.challengeSnapshot(theCase(), first, later, parent));
    }

    function test_snapshot_true() public {
        anchorSecond();
        assertStands(snapshot());
    }

    function test_snapshot_revertsForAnotherEpochBefore() public {
        anchorSecond();
        Epoch memory none;
        vm.expectRevert(
            abi.encodeWithSelector(
                IChallenge.NotThePreviousHeader.selector, second.previousDigest, anchor.digestOf(none)
            )
        );
        headers.challengeSnapshot(
            theCase(),
            none,
            vm.parseJsonBytes(chainJson, ".blocks[1].header"),
            vm.parseJsonBytes(chainJson, ".blocks[1].parentHeader")
        );
    }

    function test_snapshot_revertsForAnotherHeader() public {
        anchorSecond();
        bytes memory header = vm.parseJsonBytes(chainJson, ".blocks[0].header");
        bytes memory right = vm.parseJsonBytes(chainJson, ".blocks[1].header");
        vm.expectRevert(
            abi.encodeWithSelector(ChainState.WrongHeader.selector, second.snapshotHash, first.snapshotHash)
        );
        headers.challengeSnapshot(theCase(), first, header, header);
        vm.expectPartialRevert(ChainState.WrongHeader.selector);
        headers.challengeSnapshot(theCase(), first, right, header);
    }

    /// Fees that both trees agree on, of a node that nobody used: the header alone shows that they are too many.
    function test_fees_aboveTheCeiling() public {
        withFees(ceiling() + 1);
        assertCancelled(headers.challengeFees(theCase(), first));
    }

    function test_fees_atTheCeiling() public {
        withFees(ceiling());
        assertStands(headers.challengeFees(theCase(), first));
    }

    /// What is voted after the epoch has ended does not make it false.
    function test_fees_byTheParameterOfItsTime() public {
        uint96 most = ceiling();
        vm.prank(timelock);
        parameters.set(Params.MAX_FEES_PER_DAY, 1000 * TOKEN);
        withFees(most);
        assertStands(headers.challengeFees(theCase(), first));
    }

    function test_fees_revertsForAnotherEpochBefore() public {
        anchorSecond();
        Epoch memory none;
        vm.expectPartialRevert(IChallenge.NotThePreviousHeader.selector);
        headers.challengeFees(theCase(), none);
    }

    function ceiling() private view returns (uint96) {
        return uint96(parameter(Params.MAX_FEES_PER_DAY) * (second.endTime - first.endTime) / 1 days);
    }

    function withFees(uint96 fees) private {
        commitCredit(fees);
        second.fees = fees;
        rebalance();
        anchorSecond();
    }

    function test_burn_tooMuch() public {
        second.burned += 2;
        rebalance();
        anchorSecond();
        assertCancelled(headers.challengeBurn(theCase(), rootOf(Tree.Proofs)));
    }

    function test_burn_tooLittle() public {
        second.burned -= 5;
        rebalance();
        anchorSecond();
        assertCancelled(headers.challengeBurn(theCase(), rootOf(Tree.Proofs)));
    }

    function test_burn_true() public {
        anchorSecond();
        assertStands(headers.challengeBurn(theCase(), rootOf(Tree.Proofs)));
    }

    function snapshot() private returns (bool) {
        return headers.challengeSnapshot(
            theCase(),
            first,
            vm.parseJsonBytes(chainJson, ".blocks[1].header"),
            vm.parseJsonBytes(chainJson, ".blocks[1].parentHeader")
        );
    }
}
