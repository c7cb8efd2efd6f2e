package io.millrace.flow.internal.connect;

import io.millrace.flow.connect.Split;
import java.io.Serializable;

/**
 * A split and its place among those of its source, by which it is known when it is read again.
 *
 * @param <X> the elements
 */
public record NumberedSplit<X>(int number, Split<X> split) implements Serializable {}
