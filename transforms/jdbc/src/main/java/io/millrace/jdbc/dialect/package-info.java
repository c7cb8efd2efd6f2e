/**
 * What differs from one database to another, and the vocabulary for it.
 *
 * <p>A {@link io.millrace.jdbc.dialect.Dialect} is asked for SQL, types and session settings; it is
 * told about tables and columns as {@link io.millrace.jdbc.dialect.Table}, {@link
 * io.millrace.jdbc.dialect.Column} and {@link io.millrace.jdbc.dialect.ColumnType}. Called by
 * reads, writes and {@code CREATE TABLE}; calls nothing of Millrace. A new database is a package
 * beside {@code postgres} and a line in {@code META-INF/services}; nothing else names its classes.
 * {@link io.millrace.jdbc.dialect.StandardSql}, {@link io.millrace.jdbc.dialect.RowByRow} and
 * {@link io.millrace.jdbc.dialect.KeepAlive} are there for dialects alone.
 */
package io.millrace.jdbc.dialect;
