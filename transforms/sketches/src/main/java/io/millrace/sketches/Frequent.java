package io.millrace.sketches;

/**
 * A value and between how many and how many times it occurred.
 *
 * @param item the value
 * @param atLeast it occurred so many times or more
 * @param atMost it occurred so many times or less
 */
public record Frequent<V>(V item, long atLeast, long atMost) {}
