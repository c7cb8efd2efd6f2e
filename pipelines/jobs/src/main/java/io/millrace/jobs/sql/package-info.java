/** Parts of SQL that options hold, parsed: {@link io.millrace.jobs.sql.SqlList}. */
package io.millrace.jobs.sql;
