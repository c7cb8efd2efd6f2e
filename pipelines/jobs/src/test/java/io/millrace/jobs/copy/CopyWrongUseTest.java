package io.millrace.jobs.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.jobs.databases.JobScreen;
import io.millrace.jobs.databases.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is wrong with a copy's options is said in one line, with exit code 2. */
class CopyWrongUseTest {

  private static final TestDatabase SHOP = TestDatabase.h2();
  private static final TestDatabase ARCHIVE = TestDatabase.h2();

  @BeforeAll
  static void create() {
    SHOP.execute(
        "CREATE TABLE orders (id bigint PRIMARY KEY, region varchar(10), amount decimal(10, 2))",
        "CREATE TABLE no_key (id bigint, region varchar(10))",
        "INSERT INTO orders VALUES (1, 'north', 10)");
    ARCHIVE.execute(
        "CREATE TABLE fits (id bigint PRIMARY KEY, region varchar(10), amount decimal(20, 2))",
        "CREATE TABLE wrong_type (id bigint PRIMARY KEY, region varchar(10), amount date)",
        "CREATE TABLE no_key (id bigint, region varchar(10), amount decimal(20, 2))");
  }

  @Test
  void nothing_given() {
    assertWrong(JobScreen.of("copy"), "--from is missing; millrace copy --help explains it");
  }

  @Test
  void to_missing() {
    assertWrong(JobScreen.of("copy", "--from=" + SHOP.url(), "--table=orders"), "--to is missing");
  }

  @Test
  void unknownOption() {
    assertWrong(copy("--colums=id"), "--colums: no such option; did you mean --columns?");
  }

  @Test
  void from_wrongPassword_isNotEchoed() {
    JobScreen screen = copy("--toPassword=hunter2");

    assertWrong(screen, "--to: ", "env:NAME", "file:PATH");
    assertThat(screen.err()).doesNotContain("hunter2");
  }

  @Test
  void from_passwordInTheAuthority_isNotEchoed() {
    JobScreen screen =
        JobScreen.of(
            "copy",
            "--from=jdbc:postgresql://alice:s3cretPW@127.0.0.1:5432/shop",
            "--table=a",
            "--to=" + ARCHIVE.url(),
            "--into=b");

    assertWrong(
        screen,
        "--from must not have a user or a password before an '@', has; give them by --fromUser and"
            + " --fromPassword");
    assertThat(screen.err()).doesNotContain("s3cretPW");
  }

  @Test
  void timeZone_unknown() {
    assertWrong(
        copy("--timeZone=Mars/Olympus"),
        "--timeZone must be a time zone, is 'Mars/Olympus'; give one as Europe/Berlin, +02:00 or"
            + " UTC");
  }

  @Test
  void runId_ofAModeThatRepeatsWithoutHarm() {
    assertWrong(
        copy("--runId=march"),
        "--runId is for --mode=insert and replace; --mode=upsert changes nothing when it is"
            + " repeated, leave it out");
  }

  @Test
  void runId_blank() {
    assertWrong(copy("--mode=insert", "--runId= "), "--runId must name the run, is blank");
  }

  @Test
  void snapshot_whereThereIsNone() {
    assertWrong(copy("--snapshot"), "--snapshot: ", "H2");
  }

  @Test
  void table_unknown() {
    assertWrong(copy("--table=oders"), "--from: table 'oders' is not in the database");
  }

  @Test
  void columns_unknownColumn() {
    assertWrong(copy("--columns=id, regoin"), "--from: ", "REGOIN");
  }

  @Test
  void columns_expressionWithoutName() {
    assertWrong(
        copy("--columns=id, amount * 2"), "--columns: amount * 2 needs a name: amount * 2 as NAME");
  }

  @Test
  void columns_star() {
    assertWrong(copy("--columns=*, 1 as one"), "--columns: * cannot be in the list; leave");
  }

  @Test
  void columns_sameNameTwice() {
    assertWrong(copy("--columns=id, amount as ID"), "--columns: two columns are called ID");
  }

  @Test
  void columns_moreThanAList() {
    assertWrong(copy("--columns=id FROM orders"), "must be a list of SQL expressions");
  }

  @Test
  void into_missingTable() {
    assertWrong(copy("--into=fitz"), "--into: table 'fitz' is not in the database");
  }

  @Test
  void into_columnOfWrongType() {
    assertWrong(copy("--into=wrong_type"), "--into: ", "AMOUNT", "DATE");
  }

  @Test
  void into_missingColumn() {
    assertWrong(copy("--columns=id, region as zone"), "--into: ", "ZONE");
  }

  @Test
  void into_missingKey() {
    assertWrong(copy("--into=no_key"), "--into: ", "primary key");
    assertWrong(copy("--into=no_key", "--key=id"), "--into: key (ID) of table", "ADD UNIQUE");
  }

  @Test
  void mode_unknown() {
    assertWrong(
        copy("--mode=upsrt"),
        "--mode=upsrt: there is no such mode, did you mean upsert?; there are: insert, upsert,");
  }

  @Test
  void key_whereTheModeHasNone() {
    assertWrong(copy("--mode=replace", "--key=id"), "--key is not used by --mode=replace");
  }

  @Test
  void createTable_forRowsThatAreThere() {
    assertWrong(
        copy("--mode=update", "--createTable"),
        "--createTable makes an empty table, where --mode=update finds no rows");
  }

  @Test
  void createTable_withoutAKey() {
    assertWrong(
        copy("--table=no_key", "--into=new", "--createTable"),
        "--key is missing: the source has no primary key");
    assertWrong(
        copy("--columns=region", "--into=new", "--createTable"),
        "--key is missing: not all of the source's primary key (ID) is copied");
    assertWrong(
        copy("--key=idd", "--into=new", "--createTable"),
        "--key: column 'idd' is not copied; these are: ID, REGION, AMOUNT");
  }

  @Test
  void maxDeadLetters_wrong() {
    assertWrong(copy("--maxDeadLetters=5"), "--maxDeadLetters is a limit for --deadLetters");
    assertWrong(
        copy("--deadLetters=bad", "--maxDeadLetters=5percent"),
        "--maxDeadLetters=5percent: must be a number of rows, or a share from 0% to 100%");
  }

  @Test
  void nothing_wasWritten() {
    copy("--into=new", "--createTable", "--where=amount >");
    copy("--into=new", "--createTable", "--deadLetters=no_key");
    copy("--into=new", "--createTable", "--mode=insert", "--deadLetters=no_key");
    copy("--columns=id, region as zone");

    assertThat(ARCHIVE.query("SELECT * FROM fits")).isEmpty();
    assertThat(
            ARCHIVE.query(
                "SELECT 1 FROM information_schema.tables WHERE lower(table_name) = 'new'"))
        .isEmpty();
  }

  /** A copy that is right but for what is given. */
  private static JobScreen copy(String... options) {
    List<String> arguments = new ArrayList<>(List.of("copy"));
    arguments.addAll(List.of(options));
    Stream.of("--from=" + SHOP.url(), "--table=orders", "--to=" + ARCHIVE.url(), "--into=fits")
        .filter(right -> arguments.stream().noneMatch(given -> sameOption(given, right)))
        .forEach(arguments::add);
    return JobScreen.of(arguments.toArray(String[]::new));
  }

  private static boolean sameOption(String given, String right) {
    return given.split("=", 2)[0].equals(right.split("=", 2)[0]);
  }

  private static void assertWrong(JobScreen screen, String... parts) {
    assertThat(screen.err()).startsWith("millrace: ").contains(parts);
    assertThat(screen.err().lines()).hasSize(1);
    assertThat(screen.code()).isEqualTo(2);
  }
}
