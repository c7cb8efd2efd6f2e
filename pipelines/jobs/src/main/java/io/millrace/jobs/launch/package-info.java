/**
 * The JVM that a job runs in: {@link io.millrace.jobs.launch.ThisJvm} knows whether this one is
 * right, {@link io.millrace.jobs.launch.ChildJvm} starts one that is and lives as long as it does.
 * Called by {@code Main}; loads no Beam class.
 *
 * <p>The flags are in files next to the classes, in the form that {@code java @file} reads, each
 * with its reason.
 */
package io.millrace.jobs.launch;
