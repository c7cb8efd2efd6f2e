/**
 * Reads the command line: {@link io.millrace.jobs.cli.Cli} makes a {@link
 * io.millrace.jobs.cli.Command} of it, which is an answer to print or a job to run. Called by
 * {@code Main}; loads no Beam class.
 */
package io.millrace.jobs.cli;
