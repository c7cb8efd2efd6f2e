package io.millrace.benchmarks.chaos;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Runs, one after the other on the same cluster, each hit by a fault of its own.
 *
 * @param home the project's folder
 * @param jobs the jobs, which take turns
 * @param seed of the first run; each further one has the next number
 */
record ChaosSeries(Path home, Conditions conditions, List<ChaosJob> jobs, long seed) {

  /** Is told of each run. */
  @FunctionalInterface
  interface Listener {
    void ended(ChaosRun run) throws Exception;
  }

  /**
   * Runs them.
   *
   * @param runs how many
   * @throws BrokenPromiseException at the first that does not end as it must
   */
  ChaosOutcome run(int runs, PrintStream out, Listener listener) throws Exception {
    out.printf("Starting PostgreSQL with %,d rows, and a cluster …%n", conditions.rows());
    try (Rig rig = Rig.start(home, conditions)) {
      Map<ChaosJob, Undisturbed> undisturbed = undisturbed(rig, out);
      List<ChaosRun> done = new ArrayList<>();
      for (int i = 0; i < runs; i++) {
        Fault fault = Fault.of(seed + i, Rig.TASK_MANAGERS);
        // The jobs take turns when each has met all kinds.
        ChaosJob job = jobs.get(i / FaultKind.values().length % jobs.size());
        ChaosRun run = run(rig, job, fault, undisturbed.get(job));
        out.printf("%d of %d, seed %d: %s%n", i + 1, runs, fault.seed(), run);
        listener.ended(run);
        done.add(run);
      }
      return new ChaosOutcome(done);
    }
  }

  private Map<ChaosJob, Undisturbed> undisturbed(Rig rig, PrintStream out) throws Exception {
    Map<ChaosJob, Undisturbed> undisturbed = new EnumMap<>(ChaosJob.class);
    for (ChaosJob job : jobs) {
      if (conditions.phase().isPresent()) {
        undisturbed.put(job, Undisturbed.UNKNOWN);
      } else if (!undisturbed.containsKey(job)) {
        undisturbed.put(job, rig.undisturbed(job));
        out.printf("%s undisturbed: %s%n", job.label(), undisturbed.get(job));
      }
    }
    return undisturbed;
  }

  private ChaosRun run(Rig rig, ChaosJob job, Fault fault, Undisturbed undisturbed)
      throws Exception {
    try {
      return rig.run(job, fault, undisturbed);
    } catch (BrokenPromiseException e) {
      throw new BrokenPromiseException(
          "seed %d, %s: %s%nAgain: scripts/chaos --runs=1 --rows=%d --seed=%1$d --job=%s%s"
              .formatted(
                  fault.seed(),
                  fault,
                  e.getMessage(),
                  conditions.rows(),
                  job.label(),
                  conditions.phase().map(phase -> " --phase=" + phase.label()).orElse("")));
    }
  }
}
