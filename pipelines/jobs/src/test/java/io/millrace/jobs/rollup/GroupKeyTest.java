package io.millrace.jobs.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.apache.beam.sdk.schemas.Schema;
import org.apache.beam.sdk.values.Row;
import org.junit.jupiter.api.Test;

class GroupKeyTest {

  private static final Schema TWO =
      Schema.builder()
          .addNullableField("region", Schema.FieldType.INT64)
          .addNullableField("day", Schema.FieldType.INT64)
          .build();

  @Test
  void hashCode_equalKeys_same() {
    assertThat(key(1L, null)).isEqualTo(key(1L, null)).hasSameHashCodeAs(key(1L, null));
    assertThat(key(1L, null)).isNotEqualTo(key(null, 1L));
  }

  @Test
  void hashCode_pairsOfSmallNumbers_hardlyAnyTwoAlike() {
    Set<Integer> hashes = new HashSet<>();

    for (long region = 0; region < 1_000; region++) {
      for (long day = 0; day < 365; day++) {
        hashes.add(key(region, day).hashCode());
      }
    }

    assertThat(hashes).hasSizeGreaterThan(364_000);
  }

  private static GroupKey key(Long region, Long day) {
    return GroupKey.of(Row.withSchema(TWO).addValues(region, day).build(), 2);
  }
}
