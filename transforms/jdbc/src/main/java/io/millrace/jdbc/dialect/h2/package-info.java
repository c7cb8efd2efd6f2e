/**
 * H2: {@link io.millrace.jdbc.dialect.h2.H2Dialect} answers, the others know a part each. Found by
 * its service.
 */
package io.millrace.jdbc.dialect.h2;
