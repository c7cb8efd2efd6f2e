package io.millrace.flow.live;

import java.io.Serializable;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows numbers of a worker to other processes, by the means of its runner.
 *
 * <p>For runners whose workers are processes of their own, where Beam's counters say nothing before
 * a bundle ends. Such a runner gives a stage its gauges when it submits it, see {@link Gauged}.
 */
@FunctionalInterface
public interface Gauges extends Serializable {

  /** Shows nothing. */
  Gauges NONE = None.INSTANCE;

  /**
   * Shows a number until the stage has ended.
   *
   * @param name letters, digits and underscores
   * @param value asked from any thread, at any time
   */
  void show(String name, LongSupplier value);

  /** What the names of a stage's gauges begin with; the name of a counter comes behind. */
  static String prefix(String stage) {
    return String.format(Locale.ROOT, "millrace_%08x_", stage.hashCode());
  }

  /** A function of Beam's that shows its numbers on gauges, where it is given some. */
  interface Gauged {

    /** The gauges for all that is counted from now on; before the function is sent to workers. */
    void showOn(Gauges gauges);
  }

  /** An enum, as it is serialised with every stage: a lambda takes longer. */
  enum None implements Gauges {
    /** The only one. */
    INSTANCE;

    @Override
    public void show(String name, LongSupplier value) {}
  }
}
