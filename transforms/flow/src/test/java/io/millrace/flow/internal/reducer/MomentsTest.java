package io.millrace.flow.internal.reducer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MomentsTest {

  @Test
  void merge_intoNone_isTheOther_howeverLargeItsMean() {
    Moments none = new Moments();

    none.merge(moments(1e200, 1e200));

    assertThat(none.count()).isEqualTo(2);
    assertThat(none.squares()).isZero();
  }

  @Test
  void merge_two_asIfAddedToOne() {
    Moments two = moments(1, 2);

    two.merge(moments(6));

    assertThat(two.count()).isEqualTo(3);
    assertThat(two.squares()).isEqualTo(moments(1, 2, 6).squares());
  }

  private static Moments moments(double... values) {
    Moments moments = new Moments();
    for (double value : values) {
      moments.add(value);
    }
    return moments;
  }
}
