// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

import {ConetGovernor} from "src/ConetGovernor.sol";
import {ConetTimelock} from "src/ConetTimelock.sol";
import {ConetToken} from "src/ConetToken.sol";
import {EmissionSchedule} from "src/EmissionSchedule.sol";
import {EpochAnchor} from "src/EpochAnchor.sol";
import {Escrow} from "src/Escrow.sol";
import {Guardian} from "src/Guardian.sol";
import {NetworkParameters} from "src/NetworkParameters.sol";
import {NodeRegistry} from "src/NodeRegistry.sol";
import {RewardDistributor} from "src/RewardDistributor.sol";
import {Slasher} from "src/Slasher.sol";
import {Staking} from "src/Staking.sol";
import {AccountChallenges} from "src/challenges/AccountChallenges.sol";
import {Challenge} from "src/challenges/Challenge.sol";
import {HeaderChallenges} from "src/challenges/HeaderChallenges.sol";
import {NodeChallenges} from "src/challenges/NodeChallenges.sol";
import {OpeningChallenges} from "src/challenges/OpeningChallenges.sol";
import {SumTreeChallenges} from "src/challenges/SumTreeChallenges.sol";
import {Params} from "src/libraries/Params.sol";
import {AnchorBindings} from "src/types/AnchorBindings.sol";
import {VM} from "test/base/Vm.sol";

/// @notice Deploys the whole network, for a chain and for tests alike.
/// @dev Contracts know each other by immutables, in circles. So their addresses are worked out beforehand
/// from the deployer's nonce, and every creation is checked against them: nothing has to be wired
/// afterwards, so nobody ever holds the power to wire.
abstract contract Deployment {
    /// @notice The figures of a network.
    struct Figures {
        bool shortTimes;
        uint64 genesisTime;
        uint64 epochLength;
        uint64 periodLength;
        uint256 periodCount;
        uint256 minersShare;
        address[] holders;
        uint256[] holderAmounts;
        address[] verifiers;
        uint8 verifierThreshold;
        address guardian;
        uint256 timelockDelay;
        ConetGovernor.Settings governor;
        bytes32[] parameterNames;
        uint256[] parameterValues;
    }

    /// @notice The contracts of a network.
    struct Network {
        ConetTimelock timelock;
        NetworkParameters parameters;
        Guardian guardian;
        EmissionSchedule emission;
        ConetToken token;
        Staking staking;
        NodeRegistry registry;
        Escrow escrow;
        EpochAnchor anchor;
        RewardDistributor distributor;
        Slasher slasher;
        ConetGovernor governor;
        SumTreeChallenges sumTreeChallenges;
        NodeChallenges nodeChallenges;
        HeaderChallenges headerChallenges;
        AccountChallenges accountChallenges;
        OpeningChallenges openingChallenges;
    }

    /// @dev The order of creation, which is the order of nonces.
    uint256 private constant TIMELOCK = 0;
    uint256 private constant PARAMETERS = 1;
    uint256 private constant GUARDIAN = 2;
    uint256 private constant EMISSION = 3;
    uint256 private constant TOKEN = 4;
    uint256 private constant STAKING = 5;
    uint256 private constant REGISTRY = 6;
    uint256 private constant ESCROW = 7;
    uint256 private constant ANCHOR = 8;
    uint256 private constant DISTRIBUTOR = 9;
    uint256 private constant SLASHER = 10;
    uint256 private constant GOVERNOR = 11;
    uint256 private constant CHALLENGES = 12;
    uint256 private constant CHALLENGE_CONTRACTS = 5;

    error CreatedElsewhere(uint256 position, address expected, address actual);
    error HoldersExceedGenesis(uint256 allocated, uint256 available);

    address private _deployer;
    uint64 private _nonce;

    /// @dev Called where creations come from `deployer`: in a broadcast, or in a test with itself.
    function deployNetwork(Figures memory f, address deployer) internal returns (Network memory n) {
        _deployer = deployer;
        _nonce = VM.getNonce(deployer);
        uint64 genesis = f.genesisTime == 0 ? uint64(block.timestamp) : f.genesisTime;

        n.timelock = new ConetTimelock(f.timelockDelay, to(GOVERNOR), to(GUARDIAN), f.shortTimes);
        _created(TIMELOCK, address(n.timelock));
        n.parameters = new NetworkParameters(to(TIMELOCK), f.shortTimes, f.parameterNames, f.parameterValues);
        _created(PARAMETERS, address(n.parameters));
        n.guardian = new Guardian(to(TIMELOCK), n.parameters, to(SLASHER), f.guardian);
        _created(GUARDIAN, address(n.guardian));
        n.emission = new EmissionSchedule(genesis, f.periodLength, f.periodCount, f.minersShare);
        _created(EMISSION, address(n.emission));
        (address[] memory holders, uint256[] memory amounts) = _genesis(f);
        n.token = new ConetToken(to(STAKING), to(ANCHOR), n.emission, holders, amounts);
        _created(TOKEN, address(n.token));
        n.staking = new Staking(to(TOKEN), to(PARAMETERS), to(REGISTRY), to(DISTRIBUTOR), to(SLASHER), to(GUARDIAN));
        _created(STAKING, address(n.staking));
        n.registry = new NodeRegistry(to(TOKEN), to(STAKING), to(ANCHOR), to(GUARDIAN));
        _created(REGISTRY, address(n.registry));
        n.escrow = new Escrow(to(TOKEN), to(PARAMETERS), to(ANCHOR), to(DISTRIBUTOR), to(TIMELOCK), to(GUARDIAN));
        _created(ESCROW, address(n.escrow));
        n.anchor = _anchor(n, f, genesis);
        _created(ANCHOR, address(n.anchor));
        n.distributor = new RewardDistributor(to(TOKEN), to(STAKING), to(ANCHOR), to(GUARDIAN));
        _created(DISTRIBUTOR, address(n.distributor));
        n.slasher = new Slasher(to(TIMELOCK), to(TOKEN), to(STAKING), to(REGISTRY), to(ANCHOR), to(PARAMETERS));
        _created(SLASHER, address(n.slasher));
        n.governor = new ConetGovernor(IVotes(address(n.token)), n.timelock, f.governor);
        _created(GOVERNOR, address(n.governor));
        _challenges(n);
    }

    /// @dev The anchor has accepted these addresses before there was anything at them.
    function _challenges(Network memory n) private {
        Challenge.Bindings memory bindings = Challenge.Bindings({
            anchor: to(ANCHOR),
            slasher: to(SLASHER),
            token: to(TOKEN),
            parameters: to(PARAMETERS),
            treasury: to(TIMELOCK),
            staking: to(STAKING),
            registry: to(REGISTRY)
        });
        n.sumTreeChallenges = new SumTreeChallenges(bindings);
        _created(CHALLENGES, address(n.sumTreeChallenges));
        n.nodeChallenges = new NodeChallenges(bindings);
        _created(CHALLENGES + 1, address(n.nodeChallenges));
        n.headerChallenges = new HeaderChallenges(bindings);
        _created(CHALLENGES + 2, address(n.headerChallenges));
        n.accountChallenges = new AccountChallenges(bindings);
        _created(CHALLENGES + 3, address(n.accountChallenges));
        n.openingChallenges = new OpeningChallenges(bindings);
        _created(CHALLENGES + 4, address(n.openingChallenges));
    }

    function _anchor(Network memory n, Figures memory f, uint64 genesis) private returns (EpochAnchor) {
        AnchorBindings memory bindings = AnchorBindings({
            timelock: to(TIMELOCK),
            guardian: to(GUARDIAN),
            treasury: to(TIMELOCK),
            token: to(TOKEN),
            schedule: to(EMISSION),
            escrow: to(ESCROW),
            distributor: to(DISTRIBUTOR),
            slasher: to(SLASHER),
            parameters: to(PARAMETERS)
        });
        address[] memory accepted = new address[](CHALLENGE_CONTRACTS);
        for (uint256 i = 0; i < CHALLENGE_CONTRACTS; ++i) {
            accepted[i] = to(CHALLENGES + i);
        }
        return new EpochAnchor(
            bindings,
            f.epochLength,
            genesis,
            f.verifiers,
            f.verifierThreshold,
            // Narrowing: the parameter's bound is three days.
            uint32(n.parameters.get(Params.ACTIVATION_DELAY)),
            accepted
        );
    }

    /// @dev Where the creation at that position will be.
    function to(uint256 position) private view returns (address) {
        return VM.computeCreateAddress(_deployer, _nonce + position);
    }

    function _created(uint256 position, address actual) private view {
        if (actual != to(position)) revert CreatedElsewhere(position, to(position), actual);
    }

    /// @dev What the figures give nobody is the treasury's, which is the timelock.
    function _genesis(Figures memory f) private view returns (address[] memory holders, uint256[] memory amounts) {
        uint256 rest = 1e27 - f.minersShare;
        uint256 count = f.holders.length;
        holders = new address[](count + 1);
        amounts = new uint256[](count + 1);
        for (uint256 i = 0; i < count; ++i) {
            if (f.holderAmounts[i] > rest) revert HoldersExceedGenesis(f.holderAmounts[i], rest);
            (holders[i], amounts[i]) = (f.holders[i], f.holderAmounts[i]);
            rest -= f.holderAmounts[i];
        }
        (holders[count], amounts[count]) = (to(TIMELOCK), rest);
    }
}
