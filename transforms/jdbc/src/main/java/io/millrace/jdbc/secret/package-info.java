/**
 * Passwords: where one is kept, and what keeps it out of everything that is said.
 *
 * <p>{@link io.millrace.jdbc.secret.Secret} is what travels instead of a value. Databases and jobs
 * call it; it calls nothing of Millrace.
 */
package io.millrace.jdbc.secret;
