package org.runportal.tenant;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/**
 * A directory with one file for each key, read as Payara reads it: a file is named like its key, or
 * directories make up the parts of the key ({@code portal/tenant.acme/token}); the deepest file
 * counts. What begins with a dot is left out, and so are files of half a megabyte and more. Links
 * to files are followed: in Kubernetes every file is one.
 */
public final class SecretsDirectory implements Settings.Source {
  private static final long TOO_LARGE = 512 * 1024;

  private final Map<String, Path> files = new LinkedHashMap<>();

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

  @Override
  public Optional<String> value(String key) {
    return file(key)
        .map(
            file -> {
              try {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  @Override
  public Set<String> keys() {
    return files.keySet();
  }

  @Override
  public Optional<Path> file(String key) {
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
      return Files.isRegularFile(path) && Files.isReadable(path) && Files.size(path) < TOO_LARGE;
    } catch (IOException e) {
      return false;
    }
  }

  private static String key(Path relative) {
    return relative.toString().replace(relative.getFileSystem().getSeparator(), ".");
  }
}
