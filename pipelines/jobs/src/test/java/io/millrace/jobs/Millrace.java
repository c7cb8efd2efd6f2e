package io.millrace.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The command line in a process of its own; {@link EndProcesses} ends those that a test leaves. */
final class Millrace {

  /** Its bit in the masks that Linux shows. */
  private static final long SIGINT = 1 << 1;

  private static final String IGNORED = "SigIgn:";

  private static final Set<Millrace> STARTED = ConcurrentHashMap.newKeySet();

  private final Process process;

  /** What may live on when the process is dead. */
  private final Set<ProcessHandle> family = ConcurrentHashMap.newKeySet();

  private final Path out;
  private final Path err;

  private Millrace(ProcessBuilder builder) throws IOException {
    out = Files.createTempFile("out", ".txt");
    err = Files.createTempFile("err", ".txt");
    out.toFile().deleteOnExit();
    err.toFile().deleteOnExit();
    process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    STARTED.add(this);
  }

  /** Plain java with the class path of the tests, as from an IDE. */
  static Millrace start(String... arguments) throws IOException {
    return startWith("", List.of(), arguments);
  }

  /** The same, with flags for the JVM of the job and for the first one. */
  static Millrace startWith(String javaOpts, List<String> flags, String... arguments)
      throws IOException {
    return startWith(javaOpts, flags, Map.of(), arguments);
  }

  /** The same, in an environment with more variables. */
  static Millrace startWith(
      String javaOpts, List<String> flags, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(java().toString()));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.millrace.jobs.Main");
    command.addAll(List.of(arguments));
    return start(javaOpts, environment, command);
  }

  /** Any other command. */
  static Millrace start(String javaOpts, List<String> command) throws IOException {
    return start(javaOpts, Map.of(), command);
  }

  private static Millrace start(
      String javaOpts, Map<String, String> environment, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("MILLRACE_JAVA_OPTS", javaOpts);
    return start(builder);
  }

  /** The same, in the environment that is given. */
  static Millrace start(ProcessBuilder builder) throws IOException {
    return new Millrace(builder);
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** The process itself. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Its only child. */
  ProcessHandle child() {
    ProcessHandle child = process.children().findFirst().orElseThrow();
    family.add(child);
    return child;
  }

  Stream<ProcessHandle> children() {
    return process.children();
  }

  /** Waits until a line of its output contains a text. */
  Millrace awaitOutput(String text) throws Exception {
    long deadline = System.nanoTime() + SECONDS.toNanos(Patience.SECONDS);
    while (!Files.readString(out).contains(text)) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new IllegalStateException("no '%s', but: %s".formatted(text, await()));
      }
      Thread.sleep(20);
    }
    return this;
  }

  /** Fails where it has ended, and says how. */
  void checkWaits() throws Exception {
    if (!process.isAlive()) {
      throw new IllegalStateException("has ended: " + await());
    }
  }

  /** As Ctrl-C does in a terminal: to the process and to its child. */
  void interrupt() throws Exception {
    ProcessHandle child = child();
    checkHears(child);
    signal("INT");
    signal("INT", child);
  }

  /**
   * What a shell starts in the background ignores SIGINT, and so does all that it starts in turn.
   */
  private void checkHears(ProcessHandle child) throws Exception {
    Path status = Path.of("/proc/%d/status".formatted(child.pid()));
    if (Files.exists(status) && (ignoredSignals(status) & SIGINT) != 0) {
      end();
      throw new IllegalStateException("SIGINT is ignored here; run the build in the foreground");
    }
  }

  private static long ignoredSignals(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(IGNORED))
        .map(line -> line.substring(IGNORED.length()).strip())
        .mapToLong(mask -> Long.parseUnsignedLong(mask, 16))
        .findFirst()
        .orElse(0);
  }

  void signal(String name) throws Exception {
    signal(name, process.toHandle());
  }

  static void signal(String name, ProcessHandle process) throws Exception {
    new ProcessBuilder(List.of("kill", "-" + name, Long.toString(process.pid()))).start().waitFor();
  }

  /** Waits for the end. */
  Screen await() throws Exception {
    if (!process.waitFor(Patience.SECONDS, SECONDS)) {
      end();
      throw new IllegalStateException("still runs: " + Files.readString(err));
    }
    return new Screen(
        process.exitValue(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  /** Ends all that still run, children too. */
  static void endAll() {
    STARTED.forEach(Millrace::end);
    STARTED.clear();
  }

  private void end() {
    process.descendants().forEach(family::add);
    family.add(process.toHandle());
    family.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle member : family) {
      member.onExit().orTimeout(Patience.SECONDS, SECONDS).join();
    }
  }
}
