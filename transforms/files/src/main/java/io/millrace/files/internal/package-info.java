/**
 * What happens behind the facade: how files are found and cut into parts, how a part becomes
 * elements, and how elements become files that are published when all of them are written.
 *
 * <p>{@code TextRead}, {@code CsvWrite} and the like call it while the pipeline is constructed;
 * what it gives them travels to the workers. A format is two things, a {@link
 * io.millrace.files.internal.PartReader} and a {@link io.millrace.files.internal.FileFormat};
 * nothing else here knows what is in a file. Nothing here is API.
 */
package io.millrace.files.internal;
