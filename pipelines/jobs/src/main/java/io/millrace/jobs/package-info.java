/**
 * The jobs that run without writing Java, and {@link io.millrace.jobs.Main}, which runs them.
 *
 * <p>A {@link io.millrace.jobs.Job} is a picocli command found by {@link java.util.ServiceLoader};
 * it gets a {@link io.millrace.jobs.JobRun} to launch its pipeline with. {@code cli} reads the
 * command line, {@code launch} starts a JVM that suits the job, {@code run} runs the job in it.
 * Each job has a package of its own beside these.
 *
 * <p>Nothing here, in {@code cli} or in {@code launch} loads a Beam class: help is there at once.
 */
package io.millrace.jobs;
