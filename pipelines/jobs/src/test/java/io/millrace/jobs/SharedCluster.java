package io.millrace.jobs;

import io.millrace.cluster.ClusterSettings;
import io.millrace.cluster.LocalCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One cluster of separate processes for all tests of this JVM: two TaskManagers of two slots each.
 * Before each class what died in the one before is started again; after each test its jobs are
 * cancelled, so that the next one finds its own alone.
 */
public final class SharedCluster implements BeforeAllCallback, AfterEachCallback {

  private static final String FAST = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  private Started started;

  private record Started(Path home, LocalCluster cluster) implements AutoCloseable {

    static Started start() {
      try {
        Path home = Files.createTempDirectory("millrace-cluster-");
        LocalCluster cluster =
            LocalCluster.start(
                ClusterSettings.in(home)
                    .option("env.java.opts.all", FAST)
                    // Who is dead is missed at once; who is slow is not.
                    .option("heartbeat.interval", "250")
                    .option("heartbeat.timeout", "20000")
                    // What restarts a batch job must be the job's own.
                    .option("restart-strategy.type", "none"));
        // JUnit closes it, unless the JVM is ended before, as by Ctrl-C; then this does.
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
        return new Started(home, cluster);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      cluster.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    started =
        context
            .getRoot()
            .getStore(Namespace.create(SharedCluster.class))
            .getOrComputeIfAbsent(Started.class, key -> Started.start(), Started.class);
    started.cluster().startMissing();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    // One that is about to submit would do so afterwards.
    Millrace.endAll();
    started.cluster().startMissing();
    new FlinkRestClient(address()).cancelAll();
  }

  /** The cluster. */
  public LocalCluster get() {
    return started.cluster();
  }

  /** Host and port of its REST interface. */
  public String address() {
    return started.cluster().address();
  }

  /** The folder with all its files: configuration, logs, what it was sent. */
  Path home() {
    return started.home();
  }
}
