/**
 * What tests of a user's own parts are made with.
 *
 * <p>{@link io.millrace.flow.testing.ReducerLaws} takes a reducer and some elements and throws an
 * {@link AssertionError} that names the first law which the reducer breaks. It needs no test
 * library and is called from whatever runs the tests.
 */
package io.millrace.flow.testing;
