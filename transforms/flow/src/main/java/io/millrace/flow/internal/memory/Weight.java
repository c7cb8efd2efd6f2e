package io.millrace.flow.internal.memory;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.Buffer;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.Row;

/**
 * About how many bytes a value takes on the heap, with what it holds: good to a small factor, which
 * is what a bound on a table's memory needs.
 *
 * <ol>
 *   <li>Texts, numbers and arrays of bytes are known at a glance.
 *   <li>Of a collection, a map or an array some elements are looked at, and all others taken to be
 *       like them; of a {@link Row} every value is.
 *   <li>Any other object is its fields ({@link ObjectShape}): records, keys, beans.
 * </ol>
 *
 * <p>At most {@value #LOOKED_AT} objects are looked at, so the price is bounded and cycles end. The
 * weight depends on the value alone: asked twice, it is the same.
 */
public final class Weight {

  /** What an object weighs whose fields cannot be seen. */
  static final long OTHER = 80;

  private static final long OBJECT = 24;
  private static final long TEXT = 56;
  private static final long LINK = 8;
  private static final long NODE = 48;

  /** What is counted with a table's entry, whatever the accumulator. */
  private static final long SMALL = 64;

  private static final int LOOKED_AT = 128;
  private static final int SOME = 16;

  /** How many objects are looked at of what is weighed again and again. */
  private static final int FEW = 8;

  private static final int CHARACTERS = 8;
  private static final int DIGITS_OF_A_LONG = 18;

  private int left;
  private final int some;

  private Weight(int lookedAt, int some) {
    this.left = lookedAt;
    this.some = some;
  }

  /** The weight of a value and what it holds. */
  public static long of(Object value) {
    long plain = plain(value);
    return plain >= 0 ? plain : new Weight(LOOKED_AT, SOME).look(value);
  }

  /**
   * The weight of a collection or a map that grows, all elements taken to be like the first: little
   * work whatever its size, for those who ask before and after each element.
   */
  public static long ofGrowing(Object value) {
    return new Weight(FEW, 1).look(value);
  }

  /** What an accumulator weighs beyond what each entry of a table is taken to weigh. */
  public static long beyondSmall(Object accumulator) {
    return Math.max(0, of(accumulator) - SMALL);
  }

  /** The weight of what is known at a glance; -1 of everything else. */
  public static long plain(Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof CharSequence text) {
      return TEXT + (isWide(text) ? 2L : 1L) * text.length();
    }
    if (value instanceof byte[] bytes) {
      return OBJECT + bytes.length;
    }
    if (value instanceof BigDecimal decimal) {
      int digits = decimal.precision();
      return digits <= DIGITS_OF_A_LONG ? 2 * OBJECT : 4 * OBJECT + digits / 2;
    }
    if (value instanceof BigInteger number) {
      return 2 * OBJECT + number.bitLength() / Byte.SIZE;
    }
    return value instanceof Number || value instanceof Boolean || value instanceof Enum
        ? OBJECT
        : -1;
  }

  /** Whether one of some characters takes two bytes: then all of them do. */
  private static boolean isWide(CharSequence text) {
    int length = text.length();
    int step = Math.max(1, length / CHARACTERS);
    for (int i = 0; i < length; i += step) {
      if (text.charAt(i) > 0xff) {
        return true;
      }
    }
    return false;
  }

  private long look(Object value) {
    long plain = plain(value);
    if (plain >= 0) {
      return plain;
    }
    if (left-- <= 0) {
      return OTHER;
    }
    if (value instanceof Row row) {
      return OBJECT + all(row.getValues());
    }
    if (value instanceof Collection<?> collection) {
      long place = collection instanceof List ? LINK : NODE;
      return OBJECT + collection.size() * place + some(collection);
    }
    if (value instanceof Map<?, ?> map) {
      return OBJECT + map.size() * NODE + some(map.entrySet());
    }
    if (value instanceof Map.Entry<?, ?> entry) {
      return look(entry.getKey()) + look(entry.getValue());
    }
    if (value instanceof KV<?, ?> pair) {
      return OBJECT + look(pair.getKey()) + look(pair.getValue());
    }
    if (value instanceof Optional<?> optional) {
      return OBJECT + look(optional.orElse(null));
    }
    if (value instanceof Buffer buffer) {
      return OTHER + (buffer.isDirect() ? 0 : buffer.capacity());
    }
    if (value instanceof BitSet bits) {
      return 2 * OBJECT + bits.size() / Byte.SIZE;
    }
    return value.getClass().isArray()
        ? array(value)
        : ObjectShape.of(value.getClass()).weigh(value, this::look);
  }

  private long all(Collection<?> values) {
    long weight = 0;
    for (Object value : values) {
      weight += LINK + look(value);
    }
    return weight;
  }

  private long some(Collection<?> collection) {
    return collection instanceof List<?> list && list instanceof RandomAccess
        ? some(list.size(), list::get)
        : first(collection);
  }

  private long first(Collection<?> collection) {
    int count = Math.min(some, collection.size());
    long weight = 0;
    Iterator<?> values = collection.iterator();
    for (int i = 0; i < count; i++) {
      weight += look(values.next());
    }
    return count == 0 ? 0 : extrapolated(weight, count, collection.size());
  }

  /** Elements that lie as far apart as they can. */
  private long some(int size, IntFunction<?> elements) {
    int count = Math.min(some, size);
    long weight = 0;
    for (int i = 0; i < count; i++) {
      weight += look(elements.apply((int) ((long) i * size / count)));
    }
    return count == 0 ? 0 : extrapolated(weight, count, size);
  }

  private static long extrapolated(long weight, int count, int size) {
    return (long) ((double) weight / count * size);
  }

  private long array(Object array) {
    int length = Array.getLength(array);
    Class<?> part = array.getClass().getComponentType();
    return part.isPrimitive()
        ? OBJECT + length * ObjectShape.bytes(part)
        : OBJECT + length * LINK + some(length, i -> Array.get(array, i));
  }
}
