package io.millrace.files.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Which column of a file goes to which component of a record: that of its name, else the only one
 * whose name differs in case alone, else in case and underscores alone. One that names its column
 * takes exactly that.
 */
final class CsvHeader {

  static final int UNWANTED = -1;

  private static final List<UnaryOperator<String>> EXACT = List.of(UnaryOperator.identity());

  private static final List<UnaryOperator<String>> FOLDINGS =
      List.of(UnaryOperator.identity(), CsvHeader::lower, name -> lower(name).replace("_", ""));

  private final List<String> names;
  private final int[] components;

  private CsvHeader(List<String> names, int[] components) {
    this.names = names;
    this.components = components;
  }

  /**
   * Finds the column of each component; columns that no component wants are left out.
   *
   * @throws IllegalArgumentException if a component has none, or more than one, or that of another
   */
  static CsvHeader of(List<String> names, RecordType<?> type, FilePart file) {
    int[] components = new int[names.size()];
    Arrays.fill(components, UNWANTED);
    for (int i = 0; i < type.components().size(); i++) {
      int column = column(type.components().get(i), names, type, file);
      if (components[column] != UNWANTED) {
        throw new IllegalArgumentException(
            ("components %s and %s of %s both take the column %s of %s; rename one of them, or add"
                    + " its column")
                .formatted(
                    type.components().get(components[column]).name(),
                    type.components().get(i).name(),
                    type.name(),
                    names.get(column),
                    file.file()));
      }
      components[column] = i;
    }
    return new CsvHeader(List.copyOf(names), components);
  }

  int columns() {
    return names.size();
  }

  /** The index of the component that a column goes to, or {@link #UNWANTED}. */
  int component(int column) {
    return column < components.length ? components[column] : UNWANTED;
  }

  /** The name of the column that goes to a component. */
  String columnOf(int component) {
    return IntStream.range(0, components.length)
        .filter(column -> components[column] == component)
        .mapToObj(names::get)
        .findFirst()
        .orElseThrow();
  }

  private static int column(
      RecordType.Component component, List<String> names, RecordType<?> type, FilePart file) {
    String name = component.columnName().orElse(component.name());
    for (UnaryOperator<String> folding : component.columnName().isPresent() ? EXACT : FOLDINGS) {
      String wanted = folding.apply(name);
      int[] found =
          IntStream.range(0, names.size())
              .filter(i -> folding.apply(names.get(i)).equals(wanted))
              .toArray();
      if (found.length > 1) {
        throw new IllegalArgumentException(
            "component %s of %s may be any of the columns %s of %s; rename all but one"
                .formatted(
                    component.name(),
                    type.name(),
                    Arrays.stream(found).mapToObj(names::get).toList(),
                    file.file()));
      }
      if (found.length == 1) {
        return found[0];
      }
    }
    throw new IllegalArgumentException(
        "component %s of %s has no column%s in %s, which has %s; name its column by @CsvColumn"
            .formatted(
                component.name(),
                type.name(),
                component.columnName().map(" '%s'"::formatted).orElse(""),
                file.file(),
                Texts.abbreviate(String.join(", ", names))));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
