/**
 * Approximate reducers, for keys with more values than memory holds.
 *
 * <p>{@link io.millrace.sketches.Sketches} has the factory methods; what they make goes wherever a
 * {@link io.millrace.flow.function.Reducer} goes. The sketches are those of Apache DataSketches, on
 * the heap, so that neither native memory nor flags of the JVM are needed. Each method states its
 * error and its memory, and the tests of this module hold it to them.
 */
package io.millrace.sketches;
