package io.millrace.flow.internal.stage;

import io.millrace.flow.function.Failure;
import io.millrace.flow.internal.step.Exit;
import io.millrace.flow.internal.step.OnErrorStep;
import java.io.Serializable;
import org.apache.beam.sdk.values.KV;

/**
 * An {@link OnErrorStep} of a stage, and where the stage gives out what it puts aside.
 *
 * @param failures the elements that failed
 * @param tallies for each bundle: the elements that came to the step, and how many of them failed
 */
record Guarding(OnErrorStep<?> step, Exit.Way<Failure> failures, Exit.Way<KV<Long, Long>> tallies)
    implements Serializable {}
