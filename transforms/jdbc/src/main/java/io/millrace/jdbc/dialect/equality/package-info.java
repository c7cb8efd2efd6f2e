/**
 * Which values a database takes for equal when it groups, and how that is told from what is read.
 * In comes an SQL expression, out an {@link io.millrace.jdbc.dialect.equality.Equality}; called by
 * the dialects.
 */
package io.millrace.jdbc.dialect.equality;
