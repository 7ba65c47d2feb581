// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Votes} from "@openzeppelin/contracts/governance/utils/Votes.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IConetToken} from "src/interfaces/IConetToken.sol";
import {IEmissionSchedule} from "src/interfaces/IEmissionSchedule.sol";
import {EmissionCurve} from "src/libraries/EmissionCurve.sol";
import {SupplyHistory} from "src/libraries/SupplyHistory.sol";

/// @title ConetToken
/// @notice See {IConetToken}. OpenZeppelin's ERC-20, permit and votes, with a ledger of its own under them: one word an
/// account holds its balance, its staked units and whether it has a vote delegate. So staking writes no second word,
/// and a transfer to somebody without a delegate looks none up. The supply, its past and what was burned are a
/// {SupplyHistory}, in place of the votes' own.
contract ConetToken is IConetToken, ERC20Permit, ERC20Votes {
    using SupplyHistory for SupplyHistory.History;

    /// @dev Everything minted since genesis fits 2^90, so sums of it fit 120 bits many times over.
    struct Account {
        uint120 liquid;
        uint120 staked;
        bool hasDelegate;
    }

    uint256 private constant CAP = 1e9 * 1e18;

    address private immutable _STAKING;
    address private immutable _MINTER;
    address private immutable _SCHEDULE;
    uint256 private immutable _GENESIS_TIME;
    uint256 private immutable _PERIOD_LENGTH;
    uint256 private immutable _PERIOD_COUNT;
    uint256 private immutable _MINERS_SHARE;

    mapping(address holder => Account) private _accounts;
    SupplyHistory.History private _supply;

    modifier onlyStaking() {
        if (msg.sender != _STAKING) revert Unauthorized(msg.sender, _STAKING);
        _;
    }

    /// @param stakingContract Where stake is kept; its address is known before it is deployed.
    /// @param epochAnchor The one minter; its address is known before it is deployed.
    /// @param emission The curve that bounds what it mints.
    /// @param holders Genesis allocation: who gets
    /// @param amounts how much. They add up to the cap less the miners' share.
    constructor(
        address stakingContract,
        address epochAnchor,
        IEmissionSchedule emission,
        address[] memory holders,
        uint256[] memory amounts
    ) ERC20("CoNET", "CONET") ERC20Permit("CoNET") {
        if (stakingContract == address(0) || epochAnchor == address(0) || address(emission) == address(0)) {
            revert ZeroAddress();
        }
        if (holders.length != amounts.length) revert GenesisLengthMismatch(holders.length, amounts.length);
        _STAKING = stakingContract;
        _MINTER = epochAnchor;
        _SCHEDULE = address(emission);
        _GENESIS_TIME = emission.genesisTime();
        _PERIOD_LENGTH = emission.periodLength();
        _PERIOD_COUNT = emission.periodCount();
        _MINERS_SHARE = emission.minersShare();
        uint256 allocated = 0;
        for (uint256 i = 0; i < holders.length; ++i) {
            allocated += amounts[i];
        }
        // A share above the cap makes this negative, which reverts as well.
        if (allocated != CAP - _MINERS_SHARE) revert GenesisAllocationMismatch(allocated, CAP - _MINERS_SHARE);
        for (uint256 i = 0; i < holders.length; ++i) {
            _mint(holders[i], amounts[i]);
        }
    }

    /// @inheritdoc IConetToken
    function mintUpTo(address to, uint256 total) external returns (uint256 amount) {
        if (msg.sender != _MINTER) revert Unauthorized(msg.sender, _MINTER);
        uint256 released =
            EmissionCurve.cumulative(_GENESIS_TIME, _PERIOD_LENGTH, _PERIOD_COUNT, _MINERS_SHARE, block.timestamp);
        if (total > released) revert EmissionExceeded(total, released);
        amount = total - emitted();
        if (amount != 0) _mint(to, amount);
    }

    /// @inheritdoc IConetToken
    function burn(uint256 amount) external {
        _burn(msg.sender, amount);
    }

    /// @inheritdoc IConetToken
    function lock(address from, address account, uint256 amount) external onlyStaking {
        _spendAllowance(from, msg.sender, amount);
        if (from == account) {
            // One write for both halves of the word.
            Account memory holder = _accounts[from];
            if (holder.liquid < amount) revert ERC20InsufficientBalance(from, holder.liquid, amount);
            // unchecked and narrowing: amount <= liquid < 2^120, and all tokens together stay below 2^120
            unchecked {
                holder.liquid -= uint120(amount);
                holder.staked += uint120(amount);
            }
            _accounts[from] = holder;
        } else {
            _take(from, amount);
            _accounts[account].staked += uint120(amount);
            _moveDelegateVotes(delegates(from), delegates(account), amount);
        }
        _give(msg.sender, amount);
        emit Transfer(from, msg.sender, amount);
    }

    /// @inheritdoc IConetToken
    function unlock(address account, uint256 units, uint256 amount) external onlyStaking {
        _take(msg.sender, amount);
        Account memory holder = _accounts[account];
        if (holder.staked < units) revert StakedUnitsExceeded(account, holder.staked, units);
        // unchecked and narrowing: units <= staked; amount was Staking's balance, below 2^120
        unchecked {
            holder.staked -= uint120(units);
            holder.liquid += uint120(amount);
        }
        _accounts[account] = holder;
        emit Transfer(msg.sender, account, amount);
        _changeVotes(account, units, amount);
    }

    /// @inheritdoc IConetToken
    function restate(address account, uint256 unitsBefore, uint256 unitsAfter) external onlyStaking {
        uint256 units = _accounts[account].staked;
        if (units < unitsBefore) revert StakedUnitsExceeded(account, units, unitsBefore);
        _accounts[account].staked = SafeCast.toUint120(units - unitsBefore + unitsAfter);
        _changeVotes(account, unitsBefore, unitsAfter);
    }

    /// @inheritdoc IConetToken
    function cap() external pure returns (uint256) {
        return CAP;
    }

    /// @inheritdoc IConetToken
    function minter() external view returns (address) {
        return _MINTER;
    }

    /// @inheritdoc IConetToken
    function schedule() external view returns (address) {
        return _SCHEDULE;
    }

    /// @inheritdoc IConetToken
    function staking() external view returns (address) {
        return _STAKING;
    }

    /// @inheritdoc IConetToken
    function burned() external view returns (uint256 amount) {
        (, amount) = _supply.latest();
    }

    /// @inheritdoc IConetToken
    function stakedUnits(address account) external view returns (uint256) {
        return _accounts[account].staked;
    }

    /// @inheritdoc IConetToken
    function emitted() public view returns (uint256) {
        (uint256 supply, uint256 gone) = _supply.latest();
        return supply + gone - (CAP - _MINERS_SHARE);
    }

    /// @inheritdoc IERC20
    function balanceOf(address account) public view override(ERC20, IERC20) returns (uint256) {
        return _accounts[account].liquid;
    }

    /// @inheritdoc IERC20
    function totalSupply() public view override(ERC20, IERC20) returns (uint256) {
        return _getTotalSupply();
    }

    /// @inheritdoc IVotes
    function getPastTotalSupply(uint256 timepoint) public view override(Votes, IVotes) returns (uint256) {
        return _supply.supplyAt(_validateTimepoint(timepoint));
    }

    /// @notice The delegate of an account. Zero costs no look-up of its own; Staking and the distributor never call
    /// `delegate`, so for them it is always zero.
    function delegates(address account) public view override(Votes, IVotes) returns (address) {
        // The zero address stands for mint and burn, and is spared the read.
        if (account == address(0)) return address(0);
        return _accounts[account].hasDelegate ? super.delegates(account) : address(0);
    }

    /// @inheritdoc IERC6372
    function clock() public view override(Votes, IERC6372) returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @inheritdoc IERC6372
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override(Votes, IERC6372) returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc IERC20Permit
    function nonces(address owner) public view override(ERC20Permit, IERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    function _delegate(address account, address delegatee) internal override {
        super._delegate(account, delegatee);
        _accounts[account].hasDelegate = delegatee != address(0);
    }

    /// @dev Replaces OpenZeppelin's ledger whole: nothing else in ERC20 or ERC20Votes touches theirs.
    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        if (to == _STAKING && msg.sender != to) revert TransferToStaking(from, value);
        if (from != address(0)) _take(from, value);
        if (to != address(0)) _give(to, value);
        emit Transfer(from, to, value);
        _transferVotingUnits(from, to, value);
    }

    /// @dev As OpenZeppelin has it, but for where the supply is kept.
    function _transferVotingUnits(address from, address to, uint256 amount) internal override {
        if (from == address(0) || to == address(0)) {
            (uint256 supply, uint256 gone) = _supply.latest();
            // unchecked: the genesis allocation and the curve keep what is minted within the cap, and what is burned was
            // somebody's balance, so supply + gone never exceeds the cap, below 2^90
            unchecked {
                if (from == address(0)) _supply.record(supply + amount, gone);
                else _supply.record(supply - amount, gone + amount);
            }
        }
        _moveDelegateVotes(delegates(from), delegates(to), amount);
    }

    function _getTotalSupply() internal view override returns (uint256 supply) {
        (supply,) = _supply.latest();
    }

    function _getVotingUnits(address account) internal view override returns (uint256) {
        Account memory holder = _accounts[account];
        return uint256(holder.liquid) + holder.staked;
    }

    function _take(address from, uint256 amount) private {
        uint256 balance = _accounts[from].liquid;
        if (balance < amount) revert ERC20InsufficientBalance(from, balance, amount);
        // unchecked and narrowing: amount <= balance < 2^120
        unchecked {
            _accounts[from].liquid = uint120(balance - amount);
        }
    }

    function _give(address to, uint256 amount) private {
        // Narrowing: `amount` was taken from a balance below 2^120, or is minted, which the cap keeps below 2^90.
        _accounts[to].liquid += uint120(amount);
    }

    /// @dev Units that leave one account without reaching another, or the reverse; the supply is not touched.
    function _changeVotes(address account, uint256 unitsBefore, uint256 unitsAfter) private {
        if (unitsBefore > unitsAfter) {
            _moveDelegateVotes(delegates(account), address(0), unitsBefore - unitsAfter);
        } else if (unitsAfter > unitsBefore) {
            _moveDelegateVotes(address(0), delegates(account), unitsAfter - unitsBefore);
        }
    }
}
