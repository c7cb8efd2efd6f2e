/**
 * What becomes of elements that user functions fail on: the bundle fails ({@link
 * io.millrace.flow.internal.failure.Failures#THROW}), or they are put aside up to a limit, which is
 * checked over all workers, and brought together on their way to the dead letters.
 */
package io.millrace.flow.internal.failure;
