/** What users of other tools met, on the command line, with the values that are right. */
package io.millrace.jobs.cases;
