package io.millrace.jobs.report;

/** Texts of others, made harmless for HTML and SVG: as content, and in quoted attributes. */
final class Html {

  private Html() {}

  static String escaped(Object value) {
    String text = String.valueOf(value);
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.append((char) character);
                default -> {
                  // Characters that no document may have, such as a NUL.
                  boolean allowed = character >= ' ' && !Character.isSurrogate((char) character);
                  escaped.appendCodePoint(allowed || character > 0xffff ? character : '\ufffd');
                }
              }
            });
    return escaped.toString();
  }

  /** The beginning of a text, with an ellipsis where it is cut; not escaped. */
  static String shortened(String text, int characters) {
    return text.length() <= characters ? text : text.substring(0, characters - 1) + "…";
  }
}
