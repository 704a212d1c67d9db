package org.runportal.tenant;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The configuration: sources, one in front of the other. A value may refer to other keys, as
 * MicroProfile Config says: <code>${key}</code>, <code>${key:otherwise}</code>, one in the other; a
 * backslash takes the meaning from a <code>$</code>, <code>{</code> or <code>}</code>. Of a key set
 * in several sources the first counts, even where it is set to nothing; <code>mp.config.profile
 * </code> is heeded.
 *
 * <p>The sources are the server's own. What a value refers to is worked out here, so that the check
 * that starts no server reads what the server reads, so that a reference to nothing is a mistake
 * with a name (the server drops it in silence, and the colons of an address with it), and so that a
 * secret is known for a file's content however it is referred to.
 */
public final class Settings {
  /** A place where keys are set. */
  public interface Source {
    /** The value of a key, as it was written; empty when this source does not set it. */
    Optional<String> value(String key);

    /** The keys it sets, as far as it can list them. */
    default Set<String> keys() {
      return Set.of();
    }

    /** The file a value comes from, where each key has a file of its own. */
    default Optional<Path> file(String key) {
      return Optional.empty();
    }
  }

  /** Nothing is set. */
  public static final Settings NONE = new Settings(List.of());

  private static final String EXPOSED =
      "is in a file that everybody can read: chmod it to 0440 (defaultMode: 0440 in Kubernetes)";

  private final List<Source> sources;
  private final Optional<String> profile;
  private final boolean expands;

  /**
   * @param sources those that win first
   */
  public Settings(List<Source> sources) {
    this.sources = List.copyOf(sources);
    this.profile =
        sources.stream()
            .flatMap(source -> source.value("mp.config.profile").stream())
            .filter(text -> !text.isEmpty())
            .findFirst();
    this.expands =
        sources.stream()
            .flatMap(source -> source.value("mp.config.property.expressions.enabled").stream())
            .noneMatch("false"::equals);
  }

  /**
   * A single source, which cannot list its keys.
   *
   * @param values answers the value of a full key, or empty when it is not set
   */
  public static Settings of(Function<String, Optional<String>> values) {
    return new Settings(List.of(values::apply));
  }

  /** What is set under a key. */
  public Setting get(String key) {
    Reading reading = new Reading();
    try {
      Optional<String> value = reading.value(key);
      return KnownKeys.isSecret(key) && reading.files.stream().anyMatch(SecretFile::isExposed)
          ? Setting.flawed(EXPOSED)
          : Setting.of(value);
    } catch (NotToBeResolved e) {
      return Setting.flawed(e.getMessage());
    }
  }

  /** The keys that are set, as far as the sources can list them; environment variables as such. */
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    sources.forEach(source -> keys.addAll(source.keys()));
    return keys;
  }

  private record Found(String text, Optional<Path> file) {}

  private Optional<Found> find(String key) {
    return sources.stream()
        .flatMap(
            source ->
                profile
                    .flatMap(name -> find(source, "%" + name + "." + key))
                    .or(() -> find(source, key))
                    .stream())
        .findFirst();
  }

  private static Optional<Found> find(Source source, String key) {
    return source.value(key).map(text -> new Found(text, source.file(key)));
  }

  /** One question, with all the keys that its answer refers to. */
  private final class Reading {
    private final Deque<String> under = new ArrayDeque<>();
    private final Set<Path> files = new HashSet<>();

    Optional<String> value(String key) throws NotToBeResolved {
      Optional<Found> found = find(key);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      if (under.contains(key)) {
        throw new NotToBeResolved("refers to itself");
      }
      under.push(key);
      found.get().file().ifPresent(files::add);
      String value = expands ? expanded(found.get().text()) : found.get().text();
      under.pop();
      return Optional.of(value);
    }

    private String expanded(String text) throws NotToBeResolved {
      StringBuilder result = new StringBuilder();
      int at = 0;
      while (at < text.length()) {
        int end = isReference(text, at) ? endOfReference(text, at) : -1;
        if (end >= 0) {
          result.append(referred(text.substring(at + 2, end)));
          at = end + 1;
        } else {
          at += isEscape(text, at) ? 1 : 0;
          result.append(text.charAt(at));
          at++;
        }
      }
      return result.toString();
    }

    private String referred(String reference) throws NotToBeResolved {
      int colon = colon(reference);
      String key = expanded(colon < 0 ? reference : reference.substring(0, colon));
      Optional<String> value = value(key).filter(text -> !text.isEmpty());
      if (value.isPresent()) {
        return value.get();
      }
      if (colon < 0) {
        throw new NotToBeResolved("refers to a key that is not set");
      }
      return expanded(reference.substring(colon + 1));
    }
  }

  private static boolean isReference(String text, int at) {
    return text.startsWith("${", at);
  }

  private static boolean isEscape(String text, int at) {
    return text.charAt(at) == '\\'
        && at + 1 < text.length()
        && "${}".indexOf(text.charAt(at + 1)) >= 0;
  }

  /** Where the brace is that closes a reference, or -1: then it is no reference. */
  private static int endOfReference(String text, int start) {
    return scan(text, start + 2, '}');
  }

  private static int colon(String reference) {
    return scan(reference, 0, ':');
  }

  /** The first such character outside of inner references, or -1. */
  private static int scan(String text, int start, char wanted) {
    int depth = 0;
    int at = start;
    while (at < text.length()) {
      if (depth == 0 && text.charAt(at) == wanted) {
        return at;
      }
      if (isEscape(text, at)) {
        at++;
      } else if (isReference(text, at)) {
        depth++;
        at++;
      } else if (text.charAt(at) == '}' && depth > 0) {
        depth--;
      }
      at++;
    }
    return -1;
  }

  /** A value that refers to nothing, or to itself. */
  private static final class NotToBeResolved extends Exception {
    private static final long serialVersionUID = 1L;

    NotToBeResolved(String what) {
      super(what);
    }
  }
}
