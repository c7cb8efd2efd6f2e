/**
 * Java records as elements: {@link io.millrace.flow.records.RecordCoder} encodes them, and has the
 * table of what a component may be; {@link io.millrace.flow.records.RecordSchemaProvider} gives
 * them a Beam schema. Both are registered with Beam by being on the class path; {@link
 * io.millrace.flow.records.Records} is the way to them from code.
 */
package io.millrace.flow.records;
