/**
 * The reducers that {@link io.millrace.flow.Reducers} hands out: each reads a value of an element
 * ({@link io.millrace.flow.internal.reducer.ElementValue}) and folds it into an accumulator. Where
 * several elements would do, {@link io.millrace.flow.internal.reducer.TieBreak} takes one.
 */
package io.millrace.flow.internal.reducer;
