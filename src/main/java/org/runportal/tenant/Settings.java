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
 * The configuration: MicroProfile Config over the sources of the server, or over those of the
 * configuration check, which starts no server. Both use the SmallRye Config that the portal brings,
 * so both read the same values.
 *
 * <p>Three checks are added: a reference to a key that is not set is a problem of the key that has
 * the reference; so are characters that were lost in a wrong encoding; and a secret is refused when
 * its file, or a file it refers to, can be read by everybody.
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
   * @param sources the one with the highest ordinal wins
   */
  public Settings(Collection<? extends ConfigSource> sources) {
    this(sources, Charset.defaultCharset());
  }

  /**
   * @param charset the encoding in which the server read property files and the environment
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
   * Sources that were read in UTF-8, whatever the default encoding of the machine.
   *
   * @param sources the one with the highest ordinal wins
   */
  public static Settings inUtf8(Collection<? extends ConfigSource> sources) {
    return new Settings(sources, StandardCharsets.UTF_8);
  }

  /**
   * A single source, which cannot list its keys.
   *
   * @param values returns the value of a full key, or empty when it is not set
   */
  public static Settings of(Function<String, Optional<String>> values) {
    return new Settings(List.of(new Values(values)));
  }

  /** The value of a key, which is secret if the table of keys says so. */
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

  /**
   * The names of all values that are set, as far as the sources can list them. Environment
   * variables are listed by their own names.
   */
  public Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>();
    sources.forEach(source -> keys.addAll(source.getPropertyNames()));
    return keys;
  }

  /**
   * Repairs a text that is UTF-8 but was read in another encoding, where its bytes can be
   * recovered.
   */
  private String decoded(String text) {
    if (charset.equals(StandardCharsets.UTF_8) || text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    try {
      ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      // not UTF-8, or characters that the other encoding does not have
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
   * One lookup of a value.
   *
   * @param key the key that was asked for
   * @param files the secret files its value comes from, references included
   */
  private record Lookup(String key, Set<Path> files) {
    boolean isAbout(String name) {
      return name.equals(key) || name.startsWith("%") && name.endsWith("." + key);
    }
  }

  /** Records which secret files a value comes from. */
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
      // a reference to an empty value is a reference to nothing: its default is used
      return lookup.isAbout(name) || !value.getValue().isEmpty() ? value : null;
    }

    @Override
    public ConfigSourceInterceptor getInterceptor(ConfigSourceInterceptorContext context) {
      return this;
    }

    /** The last one before the sources, so that it sees each key that is referred to. */
    @Override
    public OptionalInt getPriority() {
      return OptionalInt.of(1);
    }
  }
}
