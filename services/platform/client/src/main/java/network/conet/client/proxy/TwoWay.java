package network.conet.client.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import network.conet.client.stream.ExitStream;

/**
 * Carries bytes both ways between a program and a destination until both ends have ended. The end
 * of one direction is passed on as such; a stream that is cut resets the program's connection, so
 * that nobody takes half a file for a whole one.
 */
final class TwoWay {
  private static final int CHUNK = 64 * 1024;

  private final Socket program;
  private final InputStream fromProgram;
  private final ExitStream destination;

  /**
   * @param fromProgram what the program's socket reads from, with what was read ahead
   */
  TwoWay(Socket program, InputStream fromProgram, ExitStream destination) {
    this.program = program;
    this.fromProgram = fromProgram;
    this.destination = destination;
  }

  void run() throws IOException {
    program.setSoTimeout(0);
    Thread up = Thread.ofVirtual().name("proxy-up").start(this::up);
    try (destination) {
      copy(destination.input(), program.getOutputStream());
      program.shutdownOutput();
      up.join();
    } catch (IOException e) {
      reset();
    } catch (InterruptedException e) {
      reset();
      Thread.currentThread().interrupt();
    }
  }

  private void up() {
    try {
      copy(fromProgram, destination.output());
      destination.output().close();
    } catch (IOException e) {
      giveUp();
    }
  }

  /**
   * The program is gone, or the destination takes no more: nobody waits for the other direction.
   */
  private void giveUp() {
    try {
      destination.close();
    } catch (IOException e) {
      // it is broken already, which its reader finds out too
    }
  }

  /** Closes so that the other side notices that something is missing. */
  private void reset() throws IOException {
    if (!program.isClosed()) {
      program.setSoLinger(true, 0);
      program.close();
    }
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] chunk = new byte[CHUNK];
    for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
      to.write(chunk, 0, read);
      to.flush();
    }
  }
}
