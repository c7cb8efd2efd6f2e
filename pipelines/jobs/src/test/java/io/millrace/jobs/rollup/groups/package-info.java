/** Rollups of every type that databases have, against what their own GROUP BY says. */
package io.millrace.jobs.rollup.groups;
