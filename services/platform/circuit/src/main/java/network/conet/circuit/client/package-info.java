/**
 * The client's end of a circuit: it builds three hops, shows each its own voucher, opens TCP
 * streams at the last, and signs receipts for what each hop really carried, counted by itself. A
 * relay that carries on without a receipt risks its credit window and no more; a client that signs
 * only its own count cannot be charged for what it did not get. Blocking calls on purpose: a
 * virtual thread is cheap, and TCP's own backpressure then reaches the caller.
 */
@NullMarked
package network.conet.circuit.client;

import org.jspecify.annotations.NullMarked;
