/** Files. */
package io.millrace.files;
