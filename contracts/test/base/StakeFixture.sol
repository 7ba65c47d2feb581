// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConetToken} from "src/ConetToken.sol";
import {EmissionSchedule} from "src/EmissionSchedule.sol";
import {Escrow} from "src/Escrow.sol";
import {NetworkParameters} from "src/NetworkParameters.sol";
import {NodeRegistry} from "src/NodeRegistry.sol";
import {Staking} from "src/Staking.sol";
import {IEpochClock} from "src/interfaces/IEpochClock.sol";
import {INodeRegistry} from "src/interfaces/INodeRegistry.sol";
import {IStaking} from "src/interfaces/IStaking.sol";
import {Params} from "src/libraries/Params.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";
import {BaseTest} from "test/base/BaseTest.sol";

/// @notice The epoch anchor as the registry sees it, moved by the test.
contract FakeEpochClock is IEpochClock {
    EpochId public openEpochAtMost = EpochId.wrap(1);

    function moveTo(uint64 epoch) external {
        openEpochAtMost = EpochId.wrap(epoch);
    }
}

/// @notice Token, emission, parameters, registry, stake and escrow as they are deployed, bound to each other at
/// addresses known beforehand. Anchor, distributor, slasher, timelock and guardian are accounts that the test plays.
abstract contract StakeFixture is BaseTest {
    uint256 internal constant TOKEN = 1e18;
    uint256 internal constant CAP = 1e9 * 1e18;
    uint256 internal constant MINERS_SHARE = 500_000_000 * 1e18;
    uint256 internal constant BOND = 10_000 * 1e18;
    uint64 internal constant GENESIS = 1_800_000_000;
    uint64 internal constant PERIOD = 180 days;
    uint256 internal constant PERIODS = 40;
    uint16 internal constant COMMISSION = 1000;

    ConetToken internal token;
    EmissionSchedule internal schedule;
    NetworkParameters internal parameters;
    NodeRegistry internal registry;
    Staking internal staking;
    Escrow internal escrow;
    FakeEpochClock internal clock;

    /// @dev The last number that {slashNode} has used.
    uint256 internal penalties;

    address internal anchor;
    address internal distributor = address(0xD157);
    address internal slasher = address(0x51A5);
    address internal timelock = address(0x71AE);
    address internal guardian = address(0x6A2D);
    address internal bank = address(0xBA1C);

    Key internal owner;
    Key internal hotKey;
    Key internal alice;
    Key internal bob;
    Key internal carol;

    function setUp() public virtual {
        vm.warp(GENESIS);
        vm.roll(1000);
        owner = keyOf("owner");
        hotKey = keyOf("hotKey");
        alice = keyOf("alice");
        bob = keyOf("bob");
        carol = keyOf("carol");
        clock = new FakeEpochClock();
        anchor = address(clock);
        schedule = new EmissionSchedule(GENESIS, PERIOD, PERIODS, MINERS_SHARE);
        parameters = new NetworkParameters(timelock, false, new bytes32[](0), new uint256[](0));

        uint64 nonce = vm.getNonce(address(this));
        address stakingAddress = createAddress(address(this), nonce + 1);
        address registryAddress = createAddress(address(this), nonce + 2);
        address[] memory holders = new address[](1);
        holders[0] = bank;
        uint256[] memory amounts = new uint256[](1);
        amounts[0] = CAP - MINERS_SHARE;
        token = new ConetToken(stakingAddress, anchor, schedule, holders, amounts);
        staking = new Staking(address(token), address(parameters), registryAddress, distributor, slasher, guardian);
        registry = new NodeRegistry(address(token), address(staking), anchor, guardian);
        escrow = new Escrow(address(token), address(parameters), anchor, distributor, timelock, guardian);
        assertEq(address(staking), stakingAddress, "staking address");
        assertEq(address(registry), registryAddress, "registry address");

        // The distributor and the slasher allow Staking to take what they bring.
        vm.prank(distributor);
        token.approve(address(staking), type(uint256).max);
        vm.prank(slasher);
        token.approve(address(staking), type(uint256).max);
    }

    /// @dev Address of the contract that `deployer` creates as its nonce-th; nonces up to 127 are one RLP byte.
    function createAddress(address deployer, uint64 nonce) internal pure returns (address) {
        assertLt(nonce, 128, "nonce");
        return address(
            uint160(uint256(keccak256(abi.encodePacked(bytes2(0xd694), deployer, uint8(nonce == 0 ? 0x80 : nonce)))))
        );
    }

    /// @dev Tokens, and an allowance for Staking and the escrow.
    function fund(address account, uint256 amount) internal {
        vm.prank(bank);
        token.transfer(account, amount);
        vm.startPrank(account);
        token.approve(address(staking), type(uint256).max);
        token.approve(address(escrow), type(uint256).max);
        vm.stopPrank();
    }

    function profile() internal pure returns (INodeRegistry.Profile memory) {
        return INodeRegistry.Profile({
            onionKey: keccak256("onion"),
            networkPrefix: keccak256("192.0.2.0/24"),
            region: "NL",
            endpoint: "relay.example:9001"
        });
    }

    function possession(Key memory hot, NodeId node, address nodeOwner) internal view returns (bytes memory) {
        bytes32 digest = registry.possessionDigest(node, nodeOwner, hot.addr, registry.possessionNonce(nodeOwner));
        return signDigest(hot.secret, digest);
    }

    /// @dev Registers a node of `nodeOwner`, who is given the bond.
    function registerNode(Key memory nodeOwner, Key memory hot, uint256 bond) internal returns (NodeId node) {
        fund(nodeOwner.addr, bond);
        node = registry.nodeIdOf(nodeOwner.addr, hot.addr);
        bytes memory proof = possession(hot, node, nodeOwner.addr);
        vm.prank(nodeOwner.addr);
        registry.register(hot.addr, proof, profile(), bond, COMMISSION);
    }

    function registerNode() internal returns (NodeId) {
        return registerNode(owner, hotKey, BOND);
    }

    /// @dev A second node, of another owner.
    function registerOther() internal returns (NodeId) {
        return registerNode(keyOf("other owner"), keyOf("other hot key"), BOND);
    }

    function delegateTo(NodeId node, address account, uint256 amount) internal returns (uint256 shares) {
        fund(account, amount);
        vm.prank(account);
        return staking.delegate(node, amount);
    }

    function slashNode(NodeId node, uint256 basisPoints) internal returns (uint256) {
        uint256 until = block.timestamp + 7 days;
        vm.prank(slasher);
        return staking.slash(node, ++penalties, basisPoints, until);
    }

    function unbondingTime() internal view returns (uint256) {
        return parameters.get(Params.UNBONDING_TIME);
    }

    function pauseFunction(address target, bytes4 selector) internal returns (uint64 until) {
        until = uint64(block.timestamp + 1 days);
        vm.prank(guardian);
        Staking(target).setPausedUntil(selector, until);
    }

    function permitDigest(address holder, address spender, uint256 value, uint256 deadline)
        internal
        view
        returns (bytes32)
    {
        bytes32 structHash = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                holder,
                spender,
                value,
                token.nonces(holder),
                deadline
            )
        );
        return keccak256(abi.encodePacked(hex"1901", token.DOMAIN_SEPARATOR(), structHash));
    }

    /// @dev What every part of every position adds up to for an account at a node.
    function unitsAt(NodeId node, address account) internal view returns (uint256 units) {
        IStaking.Position memory position = staking.positionOf(node, account);
        units = position.units;
        for (uint256 i = position.head; i < position.tail; ++i) {
            units += staking.unbondingOf(node, account, i).units;
        }
    }
}
