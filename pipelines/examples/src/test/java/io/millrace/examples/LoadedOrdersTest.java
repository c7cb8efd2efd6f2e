package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedOrdersTest {

  private static final String URL = "jdbc:h2:mem:loaded;DB_CLOSE_DELAY=-1";

  @Test
  void main_twoFiles_takeThePlaceOfTheOldRows(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("one.csv"), "id,customer,amount,ordered\n1,ann,10.50,2026-03-01\n");
    Files.writeString(
        folder.resolve("two.csv"),
        "id,customer,amount,ordered\n2,\"Bob, junior\",1.25,2026-03-02\n1,ann,10.50,2026-03-01\n");
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table orders (id bigint primary key, customer varchar(20), amount decimal(9, 2),"
              + " ordered date)");
      statement.execute("insert into orders values (7, 'old', 1, '2025-01-01')");

      LoadedOrders.main(new String[] {"--orders=" + folder + "/*.csv", "--database=" + URL});

      List<String> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery("select * from orders order by id")) {
        while (result.next()) {
          rows.add(result.getString(1) + " " + result.getString(2) + " " + result.getString(3));
        }
      }
      assertThat(rows).containsExactly("1 ann 10.50", "2 Bob, junior 1.25");
    }
  }
}
