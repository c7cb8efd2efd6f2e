/**
 * What a job's demo runs on: {@link io.millrace.jobs.demo.DemoServer}, a PostgreSQL that lives as
 * long as the demo, and {@link io.millrace.jobs.demo.TpchData}, which fills a database of it.
 */
package io.millrace.jobs.demo;
