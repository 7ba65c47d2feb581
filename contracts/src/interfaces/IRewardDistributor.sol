// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {NodeId} from "src/types/NodeId.sol";

/// @title Pays rewards, cumulatively and for ever
/// @notice The accounts root of the newest activated epoch says what each account has earned since genesis; a claim
/// pays what of it has not been paid. So one root is enough, nothing expires, and an epoch missed is paid by the next.
///
/// An account says where its rewards go: to itself (the default), to a payee, or to several by shares. It alone, or
/// whoever holds its signature, claims for it; with its consent anybody may.
interface IRewardDistributor {
    /// @notice Paid to `to`, out of what `account` earned; `cumulative` is paid in all now.
    event Claimed(address indexed account, address indexed to, uint256 amount, uint256 cumulative);
    /// @notice Claimed into a stake.
    event Compounded(address indexed account, NodeId indexed node, uint256 amount, uint256 shares);
    /// @notice The account's rewards go to `payee`; the account itself if zero.
    event PayeeChanged(address indexed account, address indexed payee);
    /// @notice The account's rewards are split; shares are basis points and add up to 10,000.
    event SplitChanged(address indexed account, address[] payees, uint16[] shares);
    /// @notice Anybody may claim for the account, or no longer.
    event ConsentChanged(address indexed account, bool consents);
    /// @notice The anchor paid out what the distributor held for others.
    event Released(address indexed to, uint256 amount);

    /// @notice There is no activated root yet.
    error NoRoot();
    /// @notice The proof does not lead to the root.
    error InvalidProof(address account, uint256 cumulative);
    /// @notice All of it has been paid.
    error NothingToClaim(address account, uint256 cumulative, uint256 claimed);
    /// @notice The account has not agreed that others claim for it.
    error NotConsented(address account, address caller);
    /// @notice More than can be recorded (2^95 - 1).
    error CumulativeOutOfBounds(uint256 cumulative, uint256 maximum);
    /// @notice Lists of different lengths.
    error LengthsDiffer(uint256 accounts, uint256 cumulatives);
    /// @notice Accounts of a batch, or flags of its proof, are missing.
    error MalformedBatch();
    /// @notice The signature is not the account's.
    error InvalidSignature(address account);
    /// @notice The signature was good until `deadline`.
    error SignatureExpired(uint256 deadline);
    /// @notice A split has 2 to `maximum` payees.
    error PayeesOutOfBounds(uint256 payees, uint256 maximum);
    /// @notice Shares are positive and add up to 10,000.
    error SharesOutOfBounds(uint256 total);
    /// @notice Not an address that can be paid.
    error InvalidPayee(address payee);
    /// @notice Only `required` may call this.
    error Unauthorized(address caller, address required);

    /// @notice Pays what `account` has earned and not been paid, to where the account wants it.
    /// @param proof OpenZeppelin standard Merkle proof of (account, cumulative).
    /// @return amount What was paid.
    /// @dev Effects: Claimed, once for each payee. Requirements: not paused (FunctionIsPaused); the caller is the account
    /// or has its consent (NotConsented); NoRoot, InvalidProof, NothingToClaim, CumulativeOutOfBounds. It never waits for
    /// `IEpochAnchor.mint` or `settle`: tokens that are missing here are brought by `IEpochAnchor.cover`.
    function claim(address account, uint256 cumulative, bytes32[] calldata proof) external returns (uint256 amount);

    /// @notice Pays many accounts that have consented, with one multiproof. An account with nothing to claim is passed over.
    /// @param accounts In the order of the multiproof's leaves.
    /// @param flags The multiproof's flags, 256 to a word, lowest bit first.
    /// @dev Requirements: LengthsDiffer, MalformedBatch, and those of `claim`.
    function claimMany(
        address[] calldata accounts,
        uint256[] calldata cumulatives,
        bytes32[] calldata proof,
        uint256[] calldata flags
    ) external returns (uint256 total);

    /// @notice Pays an account that has consented; anybody may call.
    /// @dev The same as `claim` by somebody else, under the name that says so.
    function claimOnBehalf(address account, uint256 cumulative, bytes32[] calldata proof)
        external
        returns (uint256 amount);

    /// @notice Pays by the account's signature: a relayer pays for the transaction.
    /// @param signature EIP-712 Claim(address account,uint256 cumulative,uint256 nonce,uint256 deadline), or ERC-1271.
    /// @dev Effects: the account's nonce is used. Requirements: SignatureExpired, InvalidSignature, and those of `claim`.
    function claimBySig(
        address account,
        uint256 cumulative,
        bytes32[] calldata proof,
        uint256 deadline,
        bytes calldata signature
    ) external returns (uint256 amount);

    /// @notice Puts the caller's rewards into its stake at `node` without passing through its balance.
    /// @dev Requirements: those of `claim` and of `IStaking.compound`.
    function compound(NodeId node, uint256 cumulative, bytes32[] calldata proof)
        external
        returns (uint256 amount, uint256 shares);

    /// @notice Sends the caller's rewards to `payee` from now on; zero is the caller itself. Ends a split.
    /// @dev Requirements: InvalidPayee.
    function setPayee(address payee) external;

    /// @notice Splits the caller's rewards from now on; what flooring leaves goes to the last payee.
    /// @dev Requirements: LengthsDiffer, PayeesOutOfBounds, SharesOutOfBounds, InvalidPayee.
    function setSplit(address[] calldata payees, uint16[] calldata shares) external;

    /// @notice Lets anybody claim for the caller (to where the caller wants it), or nobody.
    function setConsent(bool consents) external;

    /// @notice Makes `root` the one that pays. The epoch anchor only, whose EpochActivated tells of it.
    function activate(bytes32 root) external;

    /// @notice Pays out tokens that are not rewards: the treasury's part of an emission. The epoch anchor only.
    function release(address to, uint256 amount) external;

    /// @notice The root that pays, paused or not; zero if none.
    function root() external view returns (bytes32);

    /// @notice What the account has been paid since genesis.
    function claimed(address account) external view returns (uint256);

    /// @notice Whether anybody may claim for the account.
    function consents(address account) external view returns (bool);

    /// @notice Where the account's rewards go, with shares in basis points.
    function payeesOf(address account) external view returns (address[] memory payees, uint16[] memory shares);
}
