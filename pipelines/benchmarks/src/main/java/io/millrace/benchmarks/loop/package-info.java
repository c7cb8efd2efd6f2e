/**
 * The limit: what a good Java developer writes without any library. As many threads as there are
 * processors; each takes a range of the input after the other, reads it with {@code
 * BufferedReader}, calls the functions of {@link io.millrace.benchmarks.work}, and has a {@code
 * HashMap} of mutable accumulators of its own; at the end one thread merges the maps and writes the
 * result with a {@code BufferedWriter}. Nothing clever: no parsing of bytes, no hash table of its
 * own.
 */
package io.millrace.benchmarks.loop;
