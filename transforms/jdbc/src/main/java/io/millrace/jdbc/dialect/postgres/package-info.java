/**
 * PostgreSQL: {@link io.millrace.jdbc.dialect.postgres.PostgresDialect} answers, the others know a
 * part each. Found by its service; the only package that knows the driver.
 */
package io.millrace.jdbc.dialect.postgres;
