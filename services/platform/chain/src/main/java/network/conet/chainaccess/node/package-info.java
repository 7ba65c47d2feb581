/**
 * The one way to an EVM node: {@link network.conet.chainaccess.node.EthNode}, JSON-RPC over HTTP
 * with the methods that every node has.
 *
 * <p>What a node says is one of three things, and the difference is money: it answered; it
 * understood and refuses for good, with the contract's own data where a contract refused; or there
 * is no answer, and nothing may be concluded. Whatever real nodes and what stands before them do
 * short of an answer (a rate limit said by status, by body or by error code, a backend that has
 * fallen behind, a header whose logs are not there yet) is the third.
 *
 * <p>Layers: HTTP to one endpoint, a throttle so that a node that fails is asked no more often than
 * in peace, failover between endpoints, and above them the meaning of the answers.
 */
@NullMarked
package network.conet.chainaccess.node;

import org.jspecify.annotations.NullMarked;
