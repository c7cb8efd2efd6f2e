/**
 * What differs from one database to another, and the vocabulary for it.
 *
 * <p>A {@link io.millrace.jdbc.dialect.Dialect} is asked for SQL, types and session settings; it is
 * told about tables and columns as {@link io.millrace.jdbc.dialect.Table}, {@link
 * io.millrace.jdbc.dialect.Column} and {@link io.millrace.jdbc.dialect.ColumnType}. Called by
 * reads, upserts and {@code CREATE TABLE}; calls nothing of Millrace. A new database is one class
 * here and one line in {@code META-INF/services}.
 */
package io.millrace.jdbc.dialect;
