/**
 * What users hand to a flow: reducers, and functions of shapes that Beam does not have.
 *
 * <p>{@link io.millrace.flow.function.Reducer} is what a reduce takes, {@link
 * io.millrace.flow.function.KeyedResult} what makes a result of its values. One that throws is told
 * of by a {@link io.millrace.flow.function.StepException}, or by a {@link
 * io.millrace.flow.function.Failure} where failures are put aside.
 */
package io.millrace.flow.function;
