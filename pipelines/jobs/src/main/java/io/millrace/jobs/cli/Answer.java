package io.millrace.jobs.cli;

/**
 * A question that is answered by a text.
 *
 * @param text whole lines, to be printed as they are
 */
public record Answer(String text) implements Command {}
