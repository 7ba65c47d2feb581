package network.conet.gateway.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** The public side: where it listens, and how much of it one caller may have. */
@ConfigMapping(prefix = "conet.edge")
public interface EdgeConfig {
  @WithDefault("0.0.0.0")
  String host();

  /** 0 picks a free one. */
  int port();

  /** The origin that callers know, which the identity provider puts into its answers. */
  URI publicUrl();

  /** How many connections are held at once. */
  @WithDefault("4096")
  int connections();

  @WithDefault("256")
  int connectionsOfAddress();

  /** Of one address, for how many a service may work at once. */
  @WithDefault("64")
  int busyOfAddress();

  /** After so many requests a connection ends, so that callers spread again. */
  @WithDefault("1000")
  int requestsOfConnection();

  /** Until the head of a connection's first request is whole. */
  @WithDefault("10S")
  Duration headTime();

  /** Until the head of the next one is. */
  @WithDefault("60S")
  Duration idleTime();

  /** Until a body is whole, from its head on. */
  @WithDefault("10S")
  Duration bodyTime();

  /** Until an answer is taken. */
  @WithDefault("30S")
  Duration answerTime();

  @WithDefault("1M")
  MemorySize largestBody();

  /** Bodies up to this size always have room; larger ones share what is next. */
  @WithDefault("16K")
  MemorySize smallBody();

  @WithDefault("16M")
  MemorySize largeBodies();

  @WithDefault("4M")
  MemorySize largestAnswer();

  /** Answers that are not yet taken, together. */
  @WithDefault("32M")
  MemorySize answers();

  /** Requests within {@link #window}. */
  @WithDefault("6000")
  long requestsOfAddress();

  @WithDefault("3000")
  long requestsOfAccount();

  /** Calls of the identity provider's sign-in; one that fails counts as thirty. */
  @WithDefault("300")
  long signInsOfAddress();

  @WithDefault("60S")
  Duration window();
}
