/**
 * Whole programs, one a task: each has options, a {@code main} that launches it, and a method that
 * makes the flow, which its test calls. Nothing else uses them; they are there to be copied.
 */
package io.millrace.examples;
