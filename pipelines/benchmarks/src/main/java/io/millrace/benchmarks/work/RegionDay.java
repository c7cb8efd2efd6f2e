package io.millrace.benchmarks.work;

/** A region on a day: a key of W2. */
public record RegionDay(String region, String day) {}
