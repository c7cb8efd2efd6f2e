/**
 * Runs a job in this JVM: {@link io.millrace.jobs.run.JobRunner} turns it into an exit code and a
 * few lines on the screen. The first place on the way from the command line that loads Beam.
 */
package io.millrace.jobs.run;
