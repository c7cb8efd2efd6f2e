/**
 * Beam's DirectRunner for real work: {@link io.millrace.runner.direct.DirectProfile} turns off the
 * checks that it makes for tests. Found by {@link java.util.ServiceLoader}; nobody calls it by
 * name.
 */
package io.millrace.runner.direct;
