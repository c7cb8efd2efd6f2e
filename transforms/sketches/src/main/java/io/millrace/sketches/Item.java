package io.millrace.sketches;

/**
 * A value in a sketch of items, which makes arrays of the class of one item for all of them: values
 * may have several classes, as the constants of an enum can.
 */
record Item<V>(V value) {}
