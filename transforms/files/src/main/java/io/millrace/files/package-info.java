/**
 * Files as sources and sinks of a flow, wherever Beam has a file system for.
 *
 * <p>{@link io.millrace.files.TextFiles} has lines, {@link io.millrace.files.CsvFiles} and {@link
 * io.millrace.files.JsonLines} Java records:
 *
 * <pre>{@code
 * record Order(long id, String customer, BigDecimal amount, Instant createdAt) {}
 * record CustomerTotal(String customer, long orders, BigDecimal total) {}
 *
 * Flow.from(pipeline, CsvFiles.read(Order.class, "orders/*.csv").splittable())
 *     .partitionBy(Order::customer)
 *     .reduce(count(), sumDecimal(Order::amount), CustomerTotal::new)
 *     .into(JsonLines.write("totals/part", CustomerTotal.class));
 * }</pre>
 *
 * <p>Files are looked for and directories checked while the pipeline is constructed. Large files
 * are cut into parts, small ones put together; a part is read by one worker in big blocks. What is
 * written appears when all of it is written, each element once. The facade describes; the work is
 * in {@code internal}.
 */
package io.millrace.files;
