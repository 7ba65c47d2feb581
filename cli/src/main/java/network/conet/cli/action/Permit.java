package network.conet.cli.action;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import network.conet.chainaccess.ContractName;
import network.conet.chainaccess.Eip712Domain;
import network.conet.chainaccess.SigningKey;
import network.conet.chainaccess.TypedStruct;
import network.conet.cli.chain.Chain;
import network.conet.units.TokenAmount;

/**
 * Lets a contract take tokens in the very call that it is handed to (ERC-2612): there is no
 * approval before, which a refused call would leave behind.
 *
 * @param deadline seconds since 1970 after which it is of no use
 */
record Permit(BigInteger deadline, byte[] signature) {
  private static final Duration LASTS = Duration.ofHours(1);

  static Permit of(Chain chain, SigningKey key, ContractName spender, TokenAmount amount) {
    BigInteger nonce = chain.read(chain.calls().token().nonces(key.address().hex()));
    BigInteger deadline = BigInteger.valueOf(Instant.now().plus(LASTS).getEpochSecond());
    return new Permit(
        deadline,
        key.sign(
                new Eip712Domain(
                        "CoNET",
                        "1",
                        chain.network().contracts().chainId(),
                        chain.network().address(ContractName.CONET_TOKEN))
                    .digest(
                        TypedStruct.of(
                                "Permit(address owner,address spender,uint256 value,uint256"
                                    + " nonce,uint256 deadline)")
                            .address(key.address())
                            .address(chain.network().address(spender))
                            .uint(amount.units())
                            .uint(nonce)
                            .uint(deadline)))
            .toBytes());
  }

  BigInteger v() {
    return BigInteger.valueOf(signature[64]);
  }

  byte[] r() {
    return Arrays.copyOfRange(signature, 0, 32);
  }

  byte[] s() {
    return Arrays.copyOfRange(signature, 32, 64);
  }
}
