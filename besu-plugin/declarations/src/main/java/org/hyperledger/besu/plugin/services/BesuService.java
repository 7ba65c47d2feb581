package org.hyperledger.besu.plugin.services;

/** A service that a node offers to plugins. */
public interface BesuService {}
