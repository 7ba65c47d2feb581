// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ConetToken} from "src/ConetToken.sol";
import {EmissionSchedule} from "src/EmissionSchedule.sol";
import {EpochAnchor} from "src/EpochAnchor.sol";
import {Escrow} from "src/Escrow.sol";
import {NetworkParameters} from "src/NetworkParameters.sol";
import {NodeRegistry} from "src/NodeRegistry.sol";
import {RewardDistributor} from "src/RewardDistributor.sol";
import {Slasher} from "src/Slasher.sol";
import {Staking} from "src/Staking.sol";
import {INodeRegistry} from "src/interfaces/INodeRegistry.sol";
import {Params} from "src/libraries/Params.sol";
import {AnchorBindings} from "src/types/AnchorBindings.sol";
import {Epoch} from "src/types/Epoch.sol";
import {EpochId} from "src/types/EpochId.sol";
import {NodeId} from "src/types/NodeId.sol";
import {BaseTest} from "test/base/BaseTest.sol";

/// @notice The whole network but its government, as it is deployed, with the figures of test/vectors. Timelock and guardian are accounts that the test plays;
/// five verifiers, of whom three must sign.
abstract contract EpochFixture is BaseTest {
    uint256 internal constant TOKEN = 1e18;
    uint256 internal constant CAP = 1e9 * 1e18;
    uint256 internal constant MINERS_SHARE = 400_000_000 * 1e18;
    uint64 internal constant GENESIS = 1_800_000_000;
    uint64 internal constant LENGTH = 1 hours;
    uint32 internal constant DELAY = 30 minutes;
    uint256 internal constant VERIFIER_BOND = 100_000 * 1e18;

    ConetToken internal token;
    EmissionSchedule internal schedule;
    NetworkParameters internal parameters;
    NodeRegistry internal registry;
    Staking internal staking;
    Escrow internal escrow;
    EpochAnchor internal anchor;
    RewardDistributor internal distributor;
    Slasher internal slasher;

    address internal timelock = address(0x71AE);
    address internal guardian = address(0x6A2D);
    address internal bank = address(0xBA1C);
    /// @dev Plays a challenge contract.
    address internal judge = address(0x1D6E);

    Key[] internal verifiers;
    /// @dev Headers in the order they were anchored.
    Epoch internal lastHeader;

    function setUp() public virtual {
        vm.warp(GENESIS);
        vm.roll(1000);
        for (uint256 i = 0; i < 5; ++i) {
            verifiers.push(keyOf(string.concat("verifier ", vm.toString(i))));
        }
        schedule = new EmissionSchedule(GENESIS, 180 days, 20, MINERS_SHARE);
        bytes32[] memory names = new bytes32[](1);
        names[0] = Params.MAX_NODE_SHARE;
        uint256[] memory values = new uint256[](1);
        values[0] = 4000;
        // Short times: an epoch of the vectors is an hour, which is the least delay of a real network.
        parameters = new NetworkParameters(timelock, true, names, values);
        deploy();
        for (uint256 i = 0; i < 5; ++i) {
            bondVerifier(verifiers[i].addr, VERIFIER_BOND);
        }
    }

    function deploy() private {
        uint64 nonce = vm.getNonce(address(this));
        address[9] memory where;
        for (uint64 i = 0; i < 9; ++i) {
            where[i] = vm.computeCreateAddress(address(this), nonce + i);
        }
        address[] memory holders = new address[](1);
        holders[0] = bank;
        uint256[] memory amounts = new uint256[](1);
        amounts[0] = CAP - MINERS_SHARE;
        // in this order: token, staking, registry, escrow, anchor, distributor, slasher
        token = new ConetToken(where[1], where[4], schedule, holders, amounts);
        staking = new Staking(where[0], address(parameters), where[2], where[5], where[6], guardian);
        registry = new NodeRegistry(where[0], where[1], where[4], guardian);
        escrow = new Escrow(where[0], address(parameters), where[4], where[5], timelock, guardian);
        address[] memory challengeContracts = new address[](1);
        challengeContracts[0] = judge;
        anchor = new EpochAnchor(bindings(where), LENGTH, GENESIS, verifierAddresses(), 3, DELAY, challengeContracts);
        distributor = new RewardDistributor(where[0], where[1], where[4], guardian);
        slasher = new Slasher(timelock, where[0], where[1], where[2], where[4], address(parameters));
        assertEq(address(slasher), where[6], "addresses");
    }

    function bindings(address[9] memory where) private view returns (AnchorBindings memory) {
        return AnchorBindings({
            timelock: timelock,
            guardian: guardian,
            treasury: timelock,
            token: where[0],
            schedule: address(schedule),
            escrow: where[3],
            distributor: where[5],
            slasher: where[6],
            parameters: address(parameters)
        });
    }

    function verifierAddresses() internal view returns (address[] memory list) {
        list = new address[](verifiers.length);
        for (uint256 i = 0; i < list.length; ++i) {
            list[i] = verifiers[i].addr;
        }
    }

    function give(address account, uint256 amount) internal {
        vm.prank(bank);
        token.transfer(account, amount);
    }

    function bondVerifier(address verifier, uint256 amount) internal {
        give(verifier, amount);
        vm.startPrank(verifier);
        token.approve(address(slasher), amount);
        slasher.bond(amount);
        vm.stopPrank();
    }

    /// @dev A client's credit that epochs can take fees from.
    function commitCredit(uint256 amount) internal {
        address client = address(0xC11E);
        give(client, amount);
        vm.startPrank(client);
        token.approve(address(escrow), amount);
        escrow.prepayAndCommit(amount);
        vm.stopPrank();
    }

    /// @dev A header that the anchor accepts, ending now; half of the emission is rewards.
    function nextHeader(bytes32 accountsRoot, uint96 fees) internal view returns (Epoch memory header) {
        header.epoch = EpochId.unwrap(anchor.lastEpoch()) + 1;
        header.attempt = anchor.attempt();
        header.previousDigest = header.epoch == 1 ? bytes32(0) : anchor.digestOf(lastHeader);
        // The cheat code's answers, which no optimiser remembers from before a skip.
        uint256 number = vm.getBlockNumber();
        header.snapshotBlock = uint64(number - 1);
        header.snapshotHash = blockhash(number - 1);
        header.endTime = uint64(vm.getBlockTimestamp());
        header.proofsRoot = keccak256(abi.encode("proofs", header.epoch));
        header.nodesRoot = keccak256(abi.encode("nodes", header.epoch));
        header.entriesRoot = keccak256(abi.encode("entries", header.epoch));
        header.accountsRoot = accountsRoot;
        header.totalWeight = 1e20;
        header.emission = uint96(schedule.budget(anchor.lastEndTime(), header.endTime));
        header.fees = fees;
        header.burned = fees / 20;
        header.rewards = header.emission / 2 + fees - fees / 10;
        header.treasury = header.emission + header.fees - header.rewards - header.burned;
        header.datasetHash = keccak256(abi.encode("dataset", header.epoch));
    }

    function sign(Epoch memory header, uint256 first, uint256 count) internal view returns (bytes memory signatures) {
        bytes32 digest = anchor.digestOf(header);
        for (uint256 i = first; i < first + count; ++i) {
            signatures = bytes.concat(signatures, signDigest(verifiers[i].secret, digest));
        }
    }

    /// @dev Lets an epoch pass and anchors it.
    function anchorNext(bytes32 accountsRoot, uint96 fees) internal returns (Epoch memory header) {
        skip(LENGTH);
        header = nextHeader(accountsRoot, fees);
        anchor.anchor(header, sign(header, 0, 3));
        lastHeader = header;
    }

    /// @dev Anchors, waits and activates.
    function activateNext(bytes32 accountsRoot, uint96 fees) internal returns (Epoch memory header) {
        header = anchorNext(accountsRoot, fees);
        skip(DELAY);
        anchor.activate();
    }

    function settleOne(Epoch memory header) internal {
        Epoch[] memory headers = new Epoch[](1);
        headers[0] = header;
        anchor.settle(headers);
    }

    function leafOf(address account, uint256 cumulative) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(account, cumulative))));
    }

    function pairOf(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    /// @dev Registers a node of `nodeOwner`, who is given the bond.
    function registerNode(Key memory nodeOwner, Key memory hot, uint256 bond) internal returns (NodeId node) {
        give(nodeOwner.addr, bond);
        node = registry.nodeIdOf(nodeOwner.addr, hot.addr);
        bytes32 digest =
            registry.possessionDigest(node, nodeOwner.addr, hot.addr, registry.possessionNonce(nodeOwner.addr));
        vm.startPrank(nodeOwner.addr);
        token.approve(address(staking), bond);
        registry.register(
            hot.addr,
            signDigest(hot.secret, digest),
            INodeRegistry.Profile({
                onionKey: keccak256("onion"),
                networkPrefix: keccak256("192.0.2.0/24"),
                region: "NL",
                endpoint: "relay.example:9001"
            }),
            bond,
            1000
        );
        vm.stopPrank();
    }

    function parameter(bytes32 key) internal view returns (uint256) {
        return parameters.get(key);
    }

    function unbondingTime() internal view returns (uint256) {
        return parameter(Params.UNBONDING_TIME);
    }
}
