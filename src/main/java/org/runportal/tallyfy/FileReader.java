package org.runportal.tallyfy;

import com.google.re2j.Pattern;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads what a file is called. Of all that the vendor sends about a file only one of {@code id},
 * {@code url} and {@code full_url} is certain, so that a file without a name is a file.
 */
final class FileReader {
  /** The last step of an address that names a file; others are ids or verbs. */
  private static final Pattern NAME = Pattern.compile("[^/\\\\]{1,200}\\.[A-Za-z0-9]{1,8}");

  private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{16,}|[0-9]+");
  private static final Pattern BEHIND_PATH = Pattern.compile("(?s)[?#].*");

  private FileReader() {}

  /** The name; empty text for a file without one, nothing when there is no file. */
  static Optional<String> name(Node file) {
    if (file.isMissing()) {
      return Optional.empty();
    }
    if (!file.isObject()) {
      return file.isIncluded() ? Optional.empty() : file.raw().map(FileReader::written);
    }
    Node inner = file.member("file");
    if (inner.isObject()) {
      return name(inner);
    }
    return file.wordsOf("filename", "file_name", "original_name", "name", "title", "text")
        .or(
            () ->
                Stream.of("full_url", "url", "value")
                    .flatMap(name -> file.member(name).raw().stream())
                    .map(FileReader::named)
                    .filter(name -> !name.isEmpty())
                    .findFirst())
        .or(() -> Optional.of(""));
  }

  /** Whether a thing is a file whatever it stands in. */
  static boolean isFile(Node item) {
    return item.has("filename")
        || item.has("full_url")
        || item.has("uploaded_from")
        || (item.has("url") && item.anyOf("text", "label", "title", "name").isMissing());
  }

  /** A name, an address or an id. */
  private static String written(String words) {
    boolean address = words.indexOf('/') >= 0;
    boolean id = ID.matcher(words).matches();
    return address ? named(words) : id ? "" : PlainText.of(words).orElse("");
  }

  /** The name at the end of an address, without its query; empty when there is none. */
  private static String named(String address) {
    String path = BEHIND_PATH.matcher(address.strip()).replaceFirst("");
    String last = path.substring(path.lastIndexOf('/') + 1);
    String name = last;
    try {
      name = URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // a percent sign of its own
    }
    return NAME.matcher(name).matches() ? PlainText.of(name).orElse("") : "";
  }
}
