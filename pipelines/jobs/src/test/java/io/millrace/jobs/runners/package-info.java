/** Which runner profiles a job can choose from. */
package io.millrace.jobs.runners;
