package network.conet.governance.proposal;

/** A proposal: what it asks, and where it stands. */
public record Proposal(Submission submission, Standing standing) {}
