/**
 * Conditions of SQL that the engine evaluates itself: {@link io.millrace.jobs.condition.Condition}
 * takes one as text, checks it against the columns of rows, and tests rows.
 *
 * <p>{@code ConditionCompiler} makes {@code Term}s of the parsed condition, which know their {@code
 * Kind} and evaluate to null for NULL; {@code Literals} reads what stands for itself.
 */
package io.millrace.jobs.condition;
