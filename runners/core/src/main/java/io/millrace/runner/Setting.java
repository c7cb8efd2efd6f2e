package io.millrace.runner;

/**
 * An option that a profile has set.
 *
 * @param option its name, as on the command line without the dashes
 * @param value its value
 * @param reason why, in one line
 */
public record Setting(String option, Object value, String reason) {}
