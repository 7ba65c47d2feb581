package network.conet.governance.parameter;

import java.math.BigInteger;
import network.conet.units.BlockNumber;

/**
 * A number the DAO may change.
 *
 * @param name as in NetworkParameters
 * @param lower least value a vote can set
 * @param upper greatest value a vote can set
 * @param setBlock the block that set {@code value}; the deployment's if no vote did
 */
public record Parameter(
    String name, BigInteger value, BigInteger lower, BigInteger upper, BlockNumber setBlock) {}
