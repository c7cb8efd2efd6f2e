/**
 * The page that {@code --report=FILE.html} leaves: {@link io.millrace.jobs.report.Recording}
 * watches the job, {@link io.millrace.jobs.report.ReportFile} writes what became of it. Called by
 * {@code io.millrace.jobs.run}.
 */
package io.millrace.jobs.report;
