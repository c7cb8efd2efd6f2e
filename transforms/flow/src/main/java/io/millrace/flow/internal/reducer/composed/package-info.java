/**
 * Reducers that are made of others: of several in one pass, or of one with something before or
 * behind it. {@link io.millrace.flow.ComposedReducers} hands them out.
 */
package io.millrace.flow.internal.reducer.composed;
