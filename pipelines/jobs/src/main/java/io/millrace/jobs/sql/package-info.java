/** What jobs know of SQL: lists of expressions, parsed, and the order of texts. */
package io.millrace.jobs.sql;
