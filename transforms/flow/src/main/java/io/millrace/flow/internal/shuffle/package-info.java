/**
 * A reduce in bounded memory: {@link io.millrace.flow.internal.shuffle.FoldTail} folds a stage's
 * elements into tables and writes those to blocks; {@link
 * io.millrace.flow.internal.shuffle.MergeHead} merges the blocks of a shard behind the shuffle, on
 * disk in part where memory ends.
 */
package io.millrace.flow.internal.shuffle;
