/**
 * MariaDB: {@link io.millrace.jdbc.dialect.mariadb.MariaDbDialect} answers, the others know a part
 * each. Found by its service.
 */
package io.millrace.jdbc.dialect.mariadb;
