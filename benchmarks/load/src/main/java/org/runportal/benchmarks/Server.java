package org.runportal.benchmarks;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A server under test: a process of its own, which ends with this one. */
final class Server implements AutoCloseable {
  private static final Duration MAX_START = Duration.ofMinutes(5);
  private static final Duration MAX_STOP = Duration.ofSeconds(20);
  private static final long POLL = 100;
  private static final int OK = 200;
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");
  private static final int KILO = 1_024;

  private final Process process;
  private final int port;
  private final Start start;
  private JMXConnector management;
  private ThreadMXBean threads;

  /**
   * What it takes until the first page.
   *
   * @param seconds on the clock
   * @param processorSeconds of the processor, user and system
   */
  record Start(double seconds, double processorSeconds) {}

  /**
   * How a server is started.
   *
   * @param name of its log
   * @param command the program and its arguments
   * @param environment added to that of this process
   */
  record Launch(String name, List<String> command, Map<String, String> environment) {}

  private Server(Process process, int port, Start start) {
    this.process = process;
    this.port = port;
    this.start = start;
  }

  /** A port that nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Starts a server and waits for its first page.
   *
   * @throws IOException when it ends instead, or takes too long
   */
  static Server start(Launch launch, int port, String page)
      throws IOException, InterruptedException {
    Path log = Path.of("benchmarks/target", launch.name() + ".log");
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(launch.command()).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(launch.environment());
    long begun = System.nanoTime();
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    while (!answers(port, page)) {
      boolean late = System.nanoTime() - begun > MAX_START.toNanos();
      if (late || !process.isAlive()) {
        process.destroyForcibly();
        throw new IOException(launch.name() + " shows no page: see " + log);
      }
      Thread.sleep(POLL);
    }
    double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    return new Server(process, port, new Start(seconds, processorSeconds(process)));
  }

  private static boolean answers(int port, String page) {
    try (Connection connection = new Connection(port)) {
      return connection.get(page).status() == OK;
    } catch (IOException e) {
      return false;
    }
  }

  int port() {
    return port;
  }

  Start start() {
    return start;
  }

  /** Processor time since it began, user and system, of all its threads. */
  double processorSeconds() {
    return processorSeconds(process);
  }

  private static double processorSeconds(Process process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos()
        / (double) TimeUnit.SECONDS.toNanos(1);
  }

  /** Its resident memory, in bytes. */
  long resident() throws IOException {
    Matcher resident =
        RESIDENT.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
    return resident.find() ? Long.parseLong(resident.group(1)) * KILO : 0;
  }

  /** What its living threads have allocated since they began, in bytes: asked over JMX. */
  long allocated() throws IOException {
    if (threads == null) {
      management = JMXConnectorFactory.connect(new JMXServiceURL(managementAddress()));
      threads =
          ManagementFactory.newPlatformMXBeanProxy(
              management.getMBeanServerConnection(),
              ManagementFactory.THREAD_MXBEAN_NAME,
              ThreadMXBean.class);
    }
    long[] each = threads.getThreadAllocatedBytes(threads.getAllThreadIds());
    // a thread that has just ended has -1
    return Arrays.stream(each).filter(bytes -> bytes > 0).sum();
  }

  private String managementAddress() throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(String.valueOf(process.pid()));
      try {
        return machine.startLocalManagementAgent();
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (management != null) {
      management.close();
    }
    process.destroy();
    try {
      if (process.waitFor(MAX_STOP.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
