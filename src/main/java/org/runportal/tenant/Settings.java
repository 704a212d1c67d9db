package org.runportal.tenant;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigSourceInterceptorFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The configuration: MicroProfile Config over the sources of the server, or over those of the check
 * that starts no server. Both are read by the same implementation, ours, so that they say the same.
 *
 * <p>What it does not do is done here: a reference to nothing and letters that were lost on the way
 * are mistakes with a name, and a secret is not taken from a file that everybody can read, however
 * it is referred to.
 */
public final class Settings {
  private static final String EXPOSED =
      "is in a file that everybody can read: chmod it to 0440 (defaultMode: 0440 in Kubernetes)";

  private static final String UNREADABLE =
      "is in a file that the portal cannot read: see to its owner, group and mode";

  private static final String LOST_LETTERS =
      "has letters that were lost: write it in UTF-8 and start Java with -Dfile.encoding=UTF-8";

  private static final char LOST = '\uFFFD';

  private final Collection<? extends ConfigSource> sources;
  private final Charset charset;
  private final Lookups lookups;
  private final SmallRyeConfig config;

  /**
   * @param sources their ordinals say which wins
   */
  public Settings(Collection<? extends ConfigSource> sources) {
    this(sources, Charset.defaultCharset());
  }

  /**
   * @param charset what the server takes property files and the environment to be written in
   */
  Settings(Collection<? extends ConfigSource> sources, Charset charset) {
    this.sources = List.copyOf(sources);
    this.charset = charset;
    this.lookups = new Lookups(sources);
    this.config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withInterceptorFactories(lookups)
            .withSources(sources.toArray(ConfigSource[]::new))
            .build();
  }

  /**
   * Sources that were read in UTF-8 whatever the charset of the machine.
   *
   * @param sources their ordinals say which wins
   */
  public static Settings inUtf8(Collection<? extends ConfigSource> sources) {
    return new Settings(sources, StandardCharsets.UTF_8);
  }

  /**
   * A single source, which cannot list its keys.
   *
   * @param values answers the value of a full key, or empty when it is not set
   */
  public static Settings of(Function<String, Optional<String>> values) {
    return new Settings(List.of(new Values(values)));
  }

  /** What is set under a key, which is secret if the table says so. */
  public Setting get(String key) {
    return get(key, Key.isSecret(key));
  }

  Setting get(String key, boolean secret) {
    Lookup lookup = lookups.begin(key);
    try {
      ConfigValue found = config.getConfigValue(key);
      if (secret && lookup.files().stream().anyMatch(SecretFile::isExposed)) {
        return Setting.flawed(EXPOSED);
      }
      if (found.getValue() == null) {
        return found.getRawValue() == null
            ? Setting.of(Optional.empty())
            : Setting.flawed("refers to a key that is not set");
      }
      String value = decoded(found.getValue());
      return value.indexOf(LOST) >= 0
          ? Setting.flawed(LOST_LETTERS)
          : Setting.of(Optional.of(value));
    } catch (SecretsDirectory.Unreadable e) {
      return Setting.flawed(UNREADABLE);
    } catch (NoSuchElementException e) {
      return Setting.flawed("refers to a key that is not set");
    } catch (IllegalArgumentException e) {
      return Setting.flawed("refers to itself");
    } finally {
      lookups.end();
    }
  }

  /** The keys that are set, as far as the sources can list them; environment variables as such. */
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    sources.forEach(source -> keys.addAll(source.getPropertyNames()));
    return keys;
  }

  /**
   * A text in UTF-8 that was read in the charset of a machine that has another is put right, where
   * its bytes can still be told.
   */
  private String decoded(String text) {
    if (charset.equals(StandardCharsets.UTF_8) || text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      // it was no UTF-8, or is more than that charset has
      return text;
    }
  }

  private record Values(Function<String, Optional<String>> values) implements ConfigSource {
    @Override
    public Set<String> getPropertyNames() {
      return Set.of();
    }

    @Override
    public String getValue(String key) {
      return values.apply(key).orElse(null);
    }

    @Override
    public String getName() {
      return "values";
    }
  }

  /**
   * One question.
   *
   * @param key what was asked for
   * @param files those the answer comes from, whatever it refers to
   */
  private record Lookup(String key, Set<Path> files) {
    boolean isAbout(String name) {
      return name.equals(key) || name.startsWith("%") && name.endsWith("." + key);
    }
  }

  /** Looks on while a question is answered. */
  private static final class Lookups
      implements ConfigSourceInterceptor, ConfigSourceInterceptorFactory {
    private static final long serialVersionUID = 1L;

    private final transient List<SecretsDirectory> directories;
    private final transient ThreadLocal<Lookup> current = new ThreadLocal<>();

    Lookups(Collection<? extends ConfigSource> sources) {
      directories =
          sources.stream()
              .filter(SecretsDirectory.class::isInstance)
              .map(SecretsDirectory.class::cast)
              .toList();
    }

    Lookup begin(String key) {
      Lookup lookup = new Lookup(key, new HashSet<>());
      current.set(lookup);
      return lookup;
    }

    void end() {
      current.remove();
    }

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
      ConfigValue value = context.proceed(name);
      Lookup lookup = current.get();
      if (value == null || lookup == null) {
        return value;
      }
      directories.stream()
          .filter(directory -> directory.getName().equals(value.getConfigSourceName()))
          .forEach(directory -> directory.file(value.getName()).ifPresent(lookup.files()::add));
      // a reference to what is set to nothing is one to nothing: its default counts
      return lookup.isAbout(name) || !value.getValue().isEmpty() ? value : null;
    }

    @Override
    public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
      return this;
    }

    /** The last before the sources: it sees each key that is referred to. */
    @Override
    public OptionalInt getPriority() {
      return OptionalInt.of(1);
    }
  }
}
