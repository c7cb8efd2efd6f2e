package io.millrace.jobs.cli;

/** What a command line asks for. */
public sealed interface Command permits Answer, ClusterCommand, JobCommand {}
