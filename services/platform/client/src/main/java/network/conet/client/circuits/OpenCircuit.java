package network.conet.client.circuits;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import network.conet.circuit.client.Circuit;
import network.conet.circuit.client.CircuitStream;
import network.conet.circuit.client.Hop;
import network.conet.client.route.Route;
import network.conet.client.stream.ExitStream;
import network.conet.client.stream.Target;

/** A circuit, the route it takes and the hops that were paid for it. */
record OpenCircuit(Circuit circuit, Route route, List<Hop> hops, Instant born) {
  OpenCircuit {
    hops = List.copyOf(hops);
  }

  /** A connected stream; what is sent early goes with the request. */
  ExitStream open(Target target, byte[] early) throws IOException {
    CircuitStream stream = circuit.begin(target.host(), target.port());
    try {
      if (early.length > 0) {
        stream.output().write(early);
      }
      stream.awaitConnected();
      return of(stream);
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  private static ExitStream of(CircuitStream stream) {
    return new ExitStream() {
      @Override
      public InputStream input() {
        return stream.input();
      }

      @Override
      public OutputStream output() {
        return stream.output();
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }
}
