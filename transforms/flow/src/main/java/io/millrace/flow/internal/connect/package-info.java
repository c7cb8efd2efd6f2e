/**
 * The ends of a flow: splits of a source come into a stage, and a stage's elements go to the
 * writers of a sink, whose publisher has the last word.
 */
package io.millrace.flow.internal.connect;
