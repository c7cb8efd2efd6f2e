/**
 * What happens where something is short: memory ({@code scripts/bench memory}), a sink's speed
 * ({@code scripts/bench pressure}), processors ({@code scripts/bench taskmanagers}). Each command
 * starts what it needs, checks what comes out, and saves a page in {@code docs/benchmarks}.
 */
package io.millrace.benchmarks.load;
