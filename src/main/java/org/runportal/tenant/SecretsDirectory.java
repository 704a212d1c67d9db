package org.runportal.tenant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * A directory with one file per key, with the same rules as Payara: a file has the name of its key,
 * or directories are parts of that name ({@code portal/tenant.acme/token}); the deepest file wins.
 * Hidden files are skipped, and so are files of 512 KiB or more. Symbolic links to files are
 * followed: in Kubernetes every file is one. The list of files is read once; their content is read
 * at each access, so that a secret can be replaced while the server runs.
 */
public final class SecretsDirectory implements ConfigSource {
  private static final long MAX_BYTES = 512 * 1024;

  /**
   * Payara's ordinal for it, below packaged defaults; a file {@code config_ordinal} overrides it.
   */
  private static final int ORDINAL = 90;

  private static final String LOST = "\uFFFD";

  private final Map<String, Path> files = new LinkedHashMap<>();

  /** A file exists and cannot be read. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(IOException cause) {
      super(cause);
    }
  }

  /**
   * @throws UncheckedIOException when the directory cannot be read
   */
  public SecretsDirectory(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> all =
          paths
              .filter(path -> isVisible(directory.relativize(path)) && isSmallFile(path))
              .sorted(Comparator.comparing(Path::getNameCount))
              .toList();
      all.forEach(file -> files.put(key(directory.relativize(file)), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws Unreadable when the file exists and cannot be read
   */
  @Override
  public String getValue(String key) {
    Path file = files.get(key);
    if (file == null) {
      return null;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException e) {
        return LOST;
      }
    } catch (IOException e) {
      throw new Unreadable(e);
    }
  }

  @Override
  public Set<String> getPropertyNames() {
    return Set.copyOf(files.keySet());
  }

  @Override
  public int getOrdinal() {
    return Optional.ofNullable(getValue(CONFIG_ORDINAL))
        .map(String::strip)
        .filter(text -> text.matches("-?[0-9]{1,9}"))
        .map(Integer::valueOf)
        .orElse(ORDINAL);
  }

  @Override
  public String getName() {
    return "secrets directory";
  }

  /** The file of a key. */
  Optional<Path> file(String key) {
    return Optional.ofNullable(files.get(key));
  }

  private static boolean isVisible(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSmallFile(Path path) {
    try {
      return Files.isRegularFile(path) && Files.size(path) < MAX_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  private static String key(Path relative) {
    return relative.toString().replace(relative.getFileSystem().getSeparator(), ".");
  }
}
