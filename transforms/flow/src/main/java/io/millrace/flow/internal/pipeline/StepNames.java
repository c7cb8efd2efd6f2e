package io.millrace.flow.internal.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.beam.sdk.Pipeline;

/**
 * Names for the transforms of a pipeline, each given once: what is called the same as an earlier
 * one gets a number. The same program always gets the same names, which is what a job that is
 * resumed from a savepoint needs.
 */
public final class StepNames {

  private static final Map<Pipeline, Map<String, Integer>> GIVEN = new WeakHashMap<>();

  private StepNames() {}

  public static synchronized String unique(Pipeline pipeline, String name) {
    int times = GIVEN.computeIfAbsent(pipeline, p -> new HashMap<>()).merge(name, 1, Integer::sum);
    return times == 1 ? name : "%s (%d)".formatted(name, times);
  }
}
