/**
 * What happens behind {@link io.millrace.jdbc.dialect the dialects} and before the database: how
 * rows become elements and elements rows, how a key is cut into ranges, how a split is read and a
 * batch written.
 *
 * <p>{@code JdbcRead} and {@code JdbcWrite} call it while the pipeline is constructed; what it
 * gives them travels to the workers. Nothing here is API.
 */
package io.millrace.jdbc.internal;
