package io.millrace.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.flow.Flow;
import io.millrace.flow.connect.SinkOpener;
import io.millrace.flow.connect.SinkPublisher;
import io.millrace.flow.connect.SinkTarget;
import io.millrace.flow.connect.SinkWriter;
import io.millrace.jdbc.internal.write.fence.WriterRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of writers that go on when their work has ended or is done by others. */
interface FenceContract {

  TestDatabase test();

  record Rate(long id, String name) {}

  @BeforeEach
  default void rates() {
    test()
        .execute(
            "DROP TABLE IF EXISTS rates",
            "CREATE TABLE rates (id bigint PRIMARY KEY, name varchar(9))",
            "INSERT INTO rates VALUES (1, 'one'), (2, 'two')",
            "DROP TABLE IF EXISTS millrace_writers",
            "DROP TABLE IF EXISTS millrace_runs");
    Tables.dropStaging(test().database(), "rates");
  }

  private JdbcWrite<Rate> rates(WriteMode mode) {
    return Jdbc.write(test().database(), mode, Rate.class).table("rates");
  }

  private List<List<String>> stored() {
    return test().query("SELECT id, name FROM rates ORDER BY id");
  }

  private List<List<String>> stagingTables() {
    return test()
        .query(
            "SELECT table_name FROM information_schema.tables"
                + " WHERE lower(table_name) LIKE 'millrace!_rates!_%' ESCAPE '!'");
  }

  /** A run whose workers may be frozen and thawed. */
  final class Run {

    private final SinkOpener<Rate> opener;
    private final SinkPublisher publisher;
    private final List<String> receipts = new ArrayList<>();

    Run(JdbcWrite<Rate> write, String pipeline) {
      SinkOpener<Rate> made = write.opener(null, pipeline);
      this.opener = SerializableUtils.clone(made);
      this.publisher = SerializableUtils.clone(write.publisher(null, made).orElseThrow());
    }

    static Run of(JdbcWrite<Rate> write) {
      return new Run(write, String.valueOf(System.nanoTime()));
    }

    /** A worker that has begun a part of the work, and is frozen with these rows in its batch. */
    SinkWriter<Rate> frozen(String part, Rate... rates) throws Exception {
      SinkWriter<Rate> writer = opener.open();
      try {
        writer.begin(part);
        for (Rate rate : rates) {
          writer.accept(rate);
        }
        return writer;
      } catch (WriterRefusedException e) {
        writer.close();
        throw e;
      }
    }

    /** Does a part of the work as a worker does that lives. */
    Run write(String part, Rate... rates) throws Exception {
      SinkWriter<Rate> writer = frozen(part, rates);
      writer.flush();
      writer.receipt().ifPresent(receipts::add);
      writer.close();
      return this;
    }

    Run end() throws Exception {
      publisher.publish(receipts);
      return this;
    }

    SinkPublisher publisher() {
      return publisher;
    }

    List<String> receipts() {
      return receipts;
    }
  }

  private void assertRefused(SinkWriter<Rate> writer, String why) throws Exception {
    List<List<String>> before = stored();

    assertThatThrownBy(writer::flush)
        .isInstanceOf(WriterRefusedException.class)
        .hasMessageStartingWith("cannot write to table ")
        .hasMessageContaining(why);
    writer.close();

    assertThat(stored()).isEqualTo(before);
    assertThat(stagingTables()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  default void write_afterItsPartWasDoneAgain(WriteMode mode) throws Exception {
    Run run = Run.of(rates(mode));
    SinkWriter<Rate> frozen = run.frozen("split 1", new Rate(1, "stale"));
    run.write("split 1", new Rate(3, "fresh"));
    List<List<String>> before = stored();

    assertThatThrownBy(frozen::flush)
        .isInstanceOf(WriterRefusedException.class)
        .hasMessageContaining("another worker has begun split 1 anew");
    frozen.close();

    assertThat(stored()).isEqualTo(before);
    run.end();
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  default void write_afterItsJobHasEnded(WriteMode mode) throws Exception {
    Run run = Run.of(rates(mode));
    SinkWriter<Rate> frozen = run.frozen("split 1", new Rate(1, "stale"));
    run.write("split 2", new Rate(3, "fresh")).end();

    assertRefused(frozen, "this run has ended");
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  default void write_firstOfAWriter_afterItsJobHasEnded(WriteMode mode) throws Exception {
    Run run = Run.of(rates(mode));
    run.write("split 2", new Rate(3, "fresh")).end();

    assertThatThrownBy(() -> run.frozen("split 1", new Rate(1, "stale")))
        .isInstanceOf(WriterRefusedException.class)
        .hasMessageContaining("this run has ended");
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  default void write_afterALaterRunHasBegun(WriteMode mode) throws Exception {
    Run run = Run.of(rates(mode));
    SinkWriter<Rate> frozen = run.frozen("split 1", new Rate(1, "stale"));
    Run later = Run.of(rates(mode)).write("split 1", new Rate(4, "later")).end();

    assertRefused(frozen, "a later run, begun at 20");
    assertThatThrownBy(run::end).isInstanceOf(WriterRefusedException.class);
    assertThat(later.receipts()).hasSize(mode.isStaged() ? 1 : 0);
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  default void write_firstOfARun_afterALaterRunHasEnded(WriteMode mode) throws Exception {
    Run run = Run.of(rates(mode));
    Run.of(rates(mode)).write("split 1", new Rate(4, "later")).end();

    assertThatThrownBy(() -> run.frozen("split 1", new Rate(1, "stale")))
        .isInstanceOf(WriterRefusedException.class)
        .hasMessageContaining("a later run, begun at 20");
  }

  @ParameterizedTest
  @EnumSource(names = {"INSERT", "REPLACE"})
  default void publish_afterALaterRunHasEnded(WriteMode mode) throws Exception {
    Run frozen = Run.of(rates(mode)).write("split 1", new Rate(5, "stale"));
    Run.of(rates(mode)).write("split 1", new Rate(6, "fresh")).end();
    List<List<String>> before = stored();

    assertThatThrownBy(frozen::end).isInstanceOf(WriterRefusedException.class);

    assertThat(stored()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  default void write_afterItsJobWasGivenUp(WriteMode mode) throws Exception {
    JdbcWrite<Rate> write = rates(mode);
    SinkWriter<Rate> frozen = Run.of(write).frozen("split 1", new Rate(1, "stale"));

    write.dropStaging();

    assertRefused(frozen, "this run has ended");
  }

  @ParameterizedTest
  @EnumSource(WriteMode.class)
  default void end_twice_isDoneOnce(WriteMode mode) throws Exception {
    Run run = Run.of(rates(mode)).write("split 1", new Rate(3, "three")).end();
    List<List<String>> once = stored();

    run.end();

    assertThat(stored()).isEqualTo(once);
  }

  @Test
  default void write_partThatIsBegunAgainByItself() throws Exception {
    Run run = Run.of(rates(WriteMode.UPSERT));

    run.write("split 1", new Rate(1, "a")).write("split 1", new Rate(1, "b")).end();

    assertThat(stored()).containsExactly(List.of("1", "b"), List.of("2", "two"));
  }

  @Test
  default void write_twoSinksOfOnePipeline_doNotStopEachOther() throws Exception {
    Run first = new Run(rates(WriteMode.UPSERT), "nightly");
    Run second = new Run(rates(WriteMode.UPSERT), "nightly");

    second.write("split 1", new Rate(3, "second")).end();
    first.write("split 1", new Rate(4, "first")).end();

    assertThat(stored())
        .containsExactly(
            List.of("1", "one"),
            List.of("2", "two"),
            List.of("3", "second"),
            List.of("4", "first"));
  }

  private Pipeline both(JdbcWrite<Rate> first, JdbcWrite<Rate> second) {
    Pipeline pipeline = Pipeline.create();
    Flow.of(pipeline.apply("a", Create.of(new Rate(3, "first")))).named("first").into(first);
    Flow.of(pipeline.apply("b", Create.of(new Rate(4, "second")))).named("second").into(second);
    return pipeline;
  }

  @Test
  default void into_oneTableInOnePipeline_bothAdd() {
    both(rates(WriteMode.INSERT), rates(WriteMode.UPSERT)).run().waitUntilFinish();

    assertThat(stored())
        .containsExactly(
            List.of("1", "one"),
            List.of("2", "two"),
            List.of("3", "first"),
            List.of("4", "second"));
  }

  @Test
  default void into_oneTableInOnePipeline_oneReplaces_isRefused() {
    assertThatThrownBy(() -> both(rates(WriteMode.UPSERT), rates(WriteMode.REPLACE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "(?i)second: another flow of this pipeline, first, is written to table \\S+\\.rates of"
                + " jdbc:[^?;]+, and what one writes the other would take away; .*");
  }

  @Test
  default void into_oneTableInOnePipeline_oneNameOfARun_isRefused() {
    assertThatThrownBy(
            () ->
                both(
                    rates(WriteMode.INSERT).runId("march"), rates(WriteMode.INSERT).runId("march")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another flow of this pipeline, first, is written to table ");
  }

  @Test
  default void targets_rowsAndDeadLetters_areSharedForThat() {
    JdbcWrite<Rate> write = rates(WriteMode.UPSERT).deadLetters("rates_letters");

    assertThat(write.targets(write.opener(null)))
        .extracting(SinkTarget::use)
        .containsExactly(Optional.of("rows"), Optional.of("dead letters"));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REPLACE")
  default void concurrent_twoRuns_doNotStopEachOther(WriteMode mode) throws Exception {
    Run first = Run.of(rates(mode).concurrent()).write("split 1", new Rate(3, "first"));
    Run second = Run.of(rates(mode).concurrent()).write("split 1", new Rate(4, "second"));
    SinkWriter<Rate> frozen = first.frozen("split 2", new Rate(1, "stale"));

    second.end();
    first.end();

    assertRefused(frozen, "this run has ended");
  }

  @Test
  default void concurrent_replace() {
    assertThatThrownBy(() -> rates(WriteMode.REPLACE).concurrent())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "concurrent cannot be set on Jdbc.replace, where each job takes away what others write");
  }

  @Test
  default void writers_leaveTheirTargetsRowAndTheirSinks() throws Exception {
    Run.of(rates(WriteMode.UPSERT)).write("split 1", new Rate(3, "a")).end();
    Run.of(rates(WriteMode.UPSERT)).write("split 1", new Rate(3, "b")).end();

    assertThat(test().query("SELECT ended, part FROM millrace_writers ORDER BY ended"))
        .hasSize(2)
        .allSatisfy(row -> assertThat(row.get(1)).isEmpty());
    assertThat(test().query("SELECT count(DISTINCT target) FROM millrace_writers"))
        .containsExactly(List.of("1"));
  }

  @Test
  default void writers_anEarlierRunsClock_isAhead() throws Exception {
    Run.of(rates(WriteMode.UPSERT)).write("split 1", new Rate(3, "a")).end();
    test().execute("UPDATE millrace_writers SET token = token + 3600000000 WHERE part_id = 0");

    Run.of(rates(WriteMode.UPSERT)).write("split 1", new Rate(3, "b")).end();

    assertThat(stored())
        .containsExactly(List.of("1", "one"), List.of("2", "two"), List.of("3", "b"));
  }
}
