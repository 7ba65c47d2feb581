package network.conet.rewards.config;

import network.conet.rewards.grpc.ServiceChannel;

/** Connections to the other services; each is opened by its first call. */
record Channels(ServiceChannel proofs, ServiceChannel chain, ServiceChannel rewards) {}
