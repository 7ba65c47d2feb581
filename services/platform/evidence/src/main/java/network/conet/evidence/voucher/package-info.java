/**
 * Prepaid credit that cannot be traced to its payer. The client blinds a message that names one
 * relay, one session key, a window of epochs and a denomination; the issuer signs it unseen (RFC
 * 9474, RSABSSA-SHA384-PSS-Randomized) and so learns only who paid how much; whoever later sees the
 * voucher checks an ordinary RSASSA-PSS signature and learns nothing of the payer. Since window and
 * denomination are what the issuer must know, there is one key for each pair and the signature
 * under a key is what proves them: the verifier takes the key by the pair that the message names.
 * Blinding is BouncyCastle's, the private operation and the verification are the JDK's.
 */
@NullMarked
package network.conet.evidence.voucher;

import org.jspecify.annotations.NullMarked;
