/**
 * Microbenchmarks, by JMH, of what a stage spends its time in: the coder of records, the table that
 * folds before the shuffle, the blocks that are shuffled and merged. Started by {@code
 * scripts/bench jmh}, which takes JMH's own arguments.
 */
package io.millrace.benchmarks.jmh;
