package io.millrace.runner.watch;

import io.millrace.flow.live.StageCounts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Looks at a pipeline that runs.
 *
 * <p>Where the workers are threads of this JVM, the board of the pipeline is all that is needed:
 * {@code board::stages}.
 */
@FunctionalInterface
public interface Watch extends AutoCloseable {

  /**
   * What the stages have counted by now, in the order of their construction; called from one
   * thread, twice a second.
   *
   * @throws IOException if the job cannot be reached just now; it will be asked again
   */
  List<StageCounts> look() throws IOException;

  /** Why the runner began the pipeline again, as of the last look: a line each, oldest first. */
  default List<String> restarts() {
    return List.of();
  }

  /** What the pipeline waited for at the last look, in words; empty while it is at work. */
  default Optional<String> waiting() {
    return Optional.empty();
  }

  /** Looks no more. */
  @Override
  default void close() {}
}
