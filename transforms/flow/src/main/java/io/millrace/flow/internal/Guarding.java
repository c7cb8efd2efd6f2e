package io.millrace.flow.internal;

import io.millrace.flow.function.Failure;
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
