/**
 * The same work done by Millrace and by its peers, timed side by side. {@code Bench} is what {@code
 * scripts/bench} starts; the work is in {@code work}, its input in {@code data}, the contestants in
 * {@code millrace}, {@code loop}, {@code stream}, {@code beam} and {@code flink}, what starts and
 * measures them in {@code harness}, what is made of the figures in {@code report}.
 */
package io.millrace.benchmarks;
