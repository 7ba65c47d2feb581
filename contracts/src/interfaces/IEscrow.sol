// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EpochId} from "src/types/EpochId.sol";

/// @notice Clients' prepaid money. A payer's balance is refundable; committed credit is not, and is pooled: the
/// issuer grants blind vouchers against the commitment, so nothing here links a payer to a session. Fees of an epoch
/// leave the pool only as the anchored totals of an activated epoch say.
///
/// Always: token balance = refundable balances + pending withdrawals + committed pool - advanced.
interface IEscrow {
    /// @notice A payer's money: refundable, and asked back from `availableAt` on.
    struct Account {
        uint96 balance;
        uint96 pending;
        uint40 availableAt;
    }

    /// @notice Zero is not an amount.
    error AmountIsZero();
    /// @notice The payer's refundable balance is too small.
    error InsufficientBalance(address payer, uint256 balance, uint256 needed);
    /// @notice No withdrawal has been asked for.
    error NoWithdrawalRequested(address payer);
    /// @notice The withdrawal can be taken at `availableAt`.
    error WithdrawalNotYetAvailable(address payer, uint256 availableAt);
    /// @notice The epoch's fees were taken out before.
    error AlreadySettled(EpochId epoch);
    /// @notice The parts of treasury and burn add up to more than the fees.
    error PartsExceedFees(EpochId epoch, uint256 fees, uint256 treasuryPart, uint256 burnPart);
    /// @notice Circuit breaker: an epoch claims more fees than clients have committed.
    error FeesExceedCommitted(EpochId epoch, uint256 fees, uint256 committed);
    /// @notice More would be paid out ahead of settlement than is committed.
    error AdvanceExceedsCommitted(uint256 advanced, uint256 committed);
    /// @notice More than any supply.
    error AmountOutOfBounds(uint256 amount, uint256 maximum);
    /// @notice `caller` is not the contract that may call this function.
    error Unauthorized(address caller, address required);
    /// @notice A contract this one is bound to is the zero address.
    error ZeroAddress();

    event Prepaid(address indexed payer, uint256 amount);
    event CreditCommitted(address indexed payer, uint256 amount, uint256 indexed commitId);
    event WithdrawalRequested(address indexed payer, uint256 amount, uint256 availableAt);
    event WithdrawalCancelled(address indexed payer, uint256 amount);
    event Withdrawn(address indexed payer, uint256 amount);
    /// @notice Paid to the reward distributor ahead of a settlement, which will pay it so much less.
    event FeesAdvanced(uint256 amount);
    event EpochSettled(EpochId indexed epoch, uint256 fees, uint256 toRewards, uint256 toTreasury, uint256 burned);

    /// @notice Adds `amount` of the caller's tokens, approved for this contract, to its refundable balance.
    /// @dev Requirements: amount (AmountIsZero), allowance and balance of the token.
    function prepay(uint256 amount) external;

    /// @notice The same, with the caller's permit instead of an approval made before.
    function prepayWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) external;

    /// @notice Turns `amount` of the caller's balance into voucher credit, irrevocably.
    /// @return commitId counts from 1.
    /// @dev Requirements: amount (AmountIsZero), balance (InsufficientBalance).
    function commitCredit(uint256 amount) external returns (uint256 commitId);

    /// @notice Pays in and commits at once.
    function prepayAndCommit(uint256 amount) external returns (uint256 commitId);

    /// @notice The same, with the caller's permit instead of an approval made before.
    function prepayAndCommitWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s)
        external
        returns (uint256 commitId);

    /// @notice Asks `amount` of the refundable balance back. Added to what was asked for before, whose delay starts anew.
    /// @dev Requirements: amount (AmountIsZero), balance (InsufficientBalance).
    function requestWithdrawal(uint256 amount) external;

    /// @notice Puts what was asked back into the balance.
    /// @dev Requirements: a request (NoWithdrawalRequested).
    function cancelWithdrawal() external;

    /// @notice Pays out what was asked for.
    /// @dev Requirements: a request (NoWithdrawalRequested), the delay over (WithdrawalNotYetAvailable).
    function withdraw() external returns (uint256 amount);

    /// @notice Takes the fees of an activated epoch out of the committed pool: `treasuryPart` to the treasury,
    /// `burnPart` burnt, the rest to the reward distributor, less what was advanced of it.
    /// @dev Requirements: called by the epoch anchor, once the epoch can no longer be cancelled (Unauthorized); once an
    /// epoch (AlreadySettled); within the committed pool (FeesExceedCommitted); parts within the fees (PartsExceedFees).
    function settle(EpochId epoch, uint256 fees, uint256 treasuryPart, uint256 burnPart) external;

    /// @notice Pays committed credit to the reward distributor before the fees that it belongs to are settled.
    /// @dev Effects: FeesAdvanced. Requirements: called by the epoch anchor (Unauthorized), which bounds it by unsettled fees;
    /// no more in all than is committed (AdvanceExceedsCommitted).
    function advance(uint256 amount) external;

    /// @notice The payer's account.
    function accountOf(address payer) external view returns (Account memory);

    /// @notice Credit committed and not yet settled: the most that epochs to come can claim as fees.
    function committed() external view returns (uint256);

    /// @notice What of it has been paid out already, ahead of settlement.
    function advanced() external view returns (uint256);

    /// @notice Number of commitments ever made, which is the newest commitId.
    function commitCount() external view returns (uint256);

    /// @notice Whether the epoch's fees have left the pool.
    function settled(EpochId epoch) external view returns (bool);
}
