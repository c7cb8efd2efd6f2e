/**
 * What is read and checked of user functions where they are handed in: whether they can be sent to
 * a worker, the type of their results, and its coder. The facade, reducers and steps ask.
 */
package io.millrace.flow.internal.function;
