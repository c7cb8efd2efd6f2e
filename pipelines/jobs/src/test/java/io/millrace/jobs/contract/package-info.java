/** What every runner profile promises, tried on each with real pipelines. */
package io.millrace.jobs.contract;
