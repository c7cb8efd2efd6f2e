/**
 * The rows that a database refuses: what is kept of them, where, and how many may be.
 *
 * <p>Writers and publishers collect them in a {@link
 * io.millrace.jdbc.internal.write.letter.LetterBatch}, one for each transaction, which adds them to
 * the {@link io.millrace.jdbc.internal.write.letter.DeadLetterTable}.
 */
package io.millrace.jdbc.internal.write.letter;
