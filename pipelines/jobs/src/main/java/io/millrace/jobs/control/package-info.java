/**
 * Does what the command line asks of a cluster: {@link io.millrace.jobs.control.ClusterControl}
 * turns a {@link io.millrace.jobs.cli.ClusterCommand} into lines on the screen and an exit code.
 */
package io.millrace.jobs.control;
