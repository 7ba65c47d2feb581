// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPausable} from "src/interfaces/IPausable.sol";
import {IRewardDistributor} from "src/interfaces/IRewardDistributor.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {NodeId} from "src/types/NodeId.sol";
import {EpochFixture} from "test/base/EpochFixture.sol";
import {Wallet} from "test/base/doubles/Wallet.sol";

/// @notice Claims where something stands against them: what is refused is not lost.
contract ClaimEdgesTest is EpochFixture {
    uint256 private constant DUE = 700 * 1e18;

    Key private alice;
    bytes32[] private none;

    function setUp() public override {
        super.setUp();
        alice = keyOf("alice");
        activate(leafOf(alice.addr, DUE));
    }

    function test_whatCannotBeStakedCanStillBeClaimed() public {
        NodeId node = registerNode(keyOf("owner"), keyOf("hot"), 10_000 * TOKEN);
        vm.prank(guardian);
        staking.setPausedUntil(staking.compound.selector, uint64(block.timestamp + 1));
        compoundRefused(node, IPausable.FunctionIsPaused.selector);
        skip(1);
        vm.prank(address(slasher));
        staking.slash(node, 1, 1, block.timestamp + 1 days);
        compoundRefused(node, IStaking.NodeJailed.selector);
        vm.prank(keyOf("owner").addr);
        registry.retire(node);
        compoundRefused(node, IStaking.NodeNotActive.selector);
        vm.prank(alice.addr);
        assertEq(distributor.claim(alice.addr, DUE, none), DUE);
        assertEq(token.balanceOf(alice.addr), DUE);
    }

    function test_twiceInABatchPaysOnce() public {
        bytes32 leaf = leafOf(alice.addr, DUE);
        activate(pairOf(leaf, leaf));
        address[] memory accounts = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        uint256[] memory flags = new uint256[](1);
        (accounts[0], accounts[1]) = (alice.addr, alice.addr);
        (amounts[0], amounts[1]) = (DUE, DUE);
        flags[0] = 1;
        vm.prank(alice.addr);
        assertEq(distributor.claimMany(accounts, amounts, none, flags), DUE);
        assertEq(token.balanceOf(alice.addr), DUE);
    }

    function test_consentThatWasTakenBackCounts() public {
        vm.startPrank(alice.addr);
        distributor.setConsent(true);
        distributor.setConsent(false);
        vm.stopPrank();
        bytes memory refusal =
            abi.encodeWithSelector(IRewardDistributor.NotConsented.selector, alice.addr, address(this));
        vm.expectRevert(refusal);
        distributor.claimOnBehalf(alice.addr, DUE, none);
        address[] memory accounts = new address[](1);
        uint256[] memory amounts = new uint256[](1);
        (accounts[0], amounts[0]) = (alice.addr, DUE);
        vm.expectRevert(refusal);
        distributor.claimMany(accounts, amounts, none, new uint256[](0));
    }

    /// What a contract's holder signs counts once, and nobody else's signature for it does.
    function test_anAccountThatIsAContractSignsToo() public {
        Wallet wallet = new Wallet(alice.addr);
        activate(leafOf(address(wallet), DUE));
        bytes memory foreign = claimSignature(keyOf("mallory"), address(wallet));
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidSignature.selector, address(wallet)));
        distributor.claimBySig(address(wallet), DUE, none, block.timestamp, foreign);
        bytes memory signature = claimSignature(alice, address(wallet));
        assertEq(distributor.claimBySig(address(wallet), DUE, none, block.timestamp, signature), DUE);
        assertEq(token.balanceOf(address(wallet)), DUE);
        // the next epoch's amount is not what was signed, and the old nonce is gone
        activate(leafOf(address(wallet), DUE + 1));
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidSignature.selector, address(wallet)));
        distributor.claimBySig(address(wallet), DUE + 1, none, block.timestamp, signature);
    }

    /// Staking takes in tokens by its own functions only, so a payee that it is would make every claim fail.
    function test_stakingIsNoPayee() public {
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidPayee.selector, address(staking)));
        distributor.setPayee(address(staking));
        address[] memory payees = new address[](2);
        (payees[0], payees[1]) = (alice.addr, address(staking));
        uint16[] memory shares = new uint16[](2);
        (shares[0], shares[1]) = (5000, 5000);
        vm.expectRevert(abi.encodeWithSelector(IRewardDistributor.InvalidPayee.selector, address(staking)));
        distributor.setSplit(payees, shares);
    }

    function activate(bytes32 root) private {
        activateNext(root, 0);
        anchor.mint();
    }

    function compoundRefused(NodeId node, bytes4 why) private {
        vm.expectPartialRevert(why);
        vm.prank(alice.addr);
        distributor.compound(node, DUE, none);
        assertEq(distributor.claimed(alice.addr), 0);
    }

    function claimSignature(Key memory key, address account) private view returns (bytes memory) {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256("Claim(address account,uint256 cumulative,uint256 nonce,uint256 deadline)"),
                account,
                DUE,
                distributor.nonces(account),
                block.timestamp
            )
        );
        return signDigest(key.secret, keccak256(abi.encodePacked(hex"1901", distributor.domainSeparator(), structHash)));
    }
}
