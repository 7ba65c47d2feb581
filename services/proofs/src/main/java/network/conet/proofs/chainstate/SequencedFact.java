package network.conet.proofs.chainstate;

import java.util.Optional;

/**
 * One message of the chain topic. Most logs mean nothing to this service; their sequence still
 * moves the position on.
 */
public record SequencedFact(long sequence, Optional<ChainFact> fact) {}
