package io.millrace.benchmarks.load;

import java.io.Serializable;

/**
 * What a job does that is to be held back.
 *
 * @param perSecond what the sinks of one JVM take
 * @param seconds how long
 * @param samples the folder that each JVM that works writes what it counts to
 */
record PressureTask(PressureShape shape, double perSecond, int seconds, String samples)
    implements Serializable {}
