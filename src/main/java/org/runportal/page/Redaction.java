package org.runportal.page;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.runportal.run.People;
import org.runportal.run.Person;
import org.runportal.run.Run;
import org.runportal.tenant.Tenant;
import org.runportal.web.Literal;
import org.runportal.web.Texts;

/**
 * Masks in the texts of a page what its tenant hides: e-mail addresses become "a…@example.com",
 * guests become "a guest" wherever they are mentioned. It is applied to every text of a page's
 * records, so that no new part of a page can forget it. Values for programs (a {@link Literal}, a
 * number, a tone) are not changed.
 *
 * <p>Works on plain text and on sanitized HTML, in which some letters are entities.
 */
final class Redaction {
  private static final String LETTER = "[\\p{L}\\p{N}._%+'!#$*/=?^`{|}~-]";

  private static final Pattern ADDRESS =
      Pattern.compile(
          "((?:"
              + LETTER
              + "|&#(?:37|39|43|61|96);|&amp;)+)(@|&#64;)([\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?)");

  /** Masks nothing. */
  static final Redaction NONE = new Redaction(false, Set.of(), GuestNames.NONE, "");

  private final boolean hidesAddresses;
  private final Set<String> guests;
  private final GuestNames names;
  private final String aGuest;

  private Redaction(boolean hidesAddresses, Set<String> guests, GuestNames names, String aGuest) {
    this.hidesAddresses = hidesAddresses;
    this.guests = guests;
    this.names = names;
    this.aGuest = aGuest;
  }

  /**
   * @param named a run or a list, which has the names of the guests; those of the directory are
   *     found by their addresses only
   */
  static Redaction of(Tenant tenant, Record named, People.Names directory, Texts texts) {
    boolean hidesAddresses = tenant.hide().contains("emails");
    if (!tenant.hide().contains("guests")) {
      return new Redaction(hidesAddresses, Set.of(), GuestNames.NONE, "");
    }
    Set<String> addresses = new LinkedHashSet<>(directory.guests().keySet());
    Set<String> names = new LinkedHashSet<>();
    List<Person.Guest> guests =
        named instanceof Run run ? RunIndex.of(run).guests(() -> guests(run)) : guests(named);
    for (Person.Guest guest : guests) {
      addresses.add(guest.email().toLowerCase(Locale.ROOT));
      guest.name().ifPresent(names::add);
      directory.of(guest).ifPresent(names::add);
    }
    return new Redaction(
        hidesAddresses, addresses, GuestNames.of(names), texts.say("person.guest", "count", 1));
  }

  /** The same records with masked texts. */
  <T extends Record> T applied(T view) {
    return masks() ? kindOf(view).cast(rewritten(view, this::words)) : view;
  }

  @SuppressWarnings("unchecked") // an object is of its own class
  private static <T extends Record> Class<T> kindOf(T view) {
    return (Class<T>) view.getClass();
  }

  /** Whether the names of guests are hidden. */
  boolean hidesGuests() {
    return !aGuest.isEmpty();
  }

  private boolean masks() {
    return hidesAddresses || !names.isEmpty() || !guests.isEmpty();
  }

  /** The masked text. */
  String words(String text) {
    if (!masks()) {
      return text;
    }
    String named = names.replacedIn(text, aGuest);
    if (!named.contains("@") && !named.contains("&#64;")) {
      return named;
    }
    StringBuilder masked = new StringBuilder();
    Matcher address = ADDRESS.matcher(named);
    int done = 0;
    while (address.find()) {
      masked.append(named, done, address.start()).append(masked(address));
      done = address.end();
    }
    return masked.append(named, done, named.length()).toString();
  }

  private String masked(Matcher address) {
    String name = address.group(1);
    String plain = decoded(name) + "@" + address.group(3);
    if (guests.contains(plain.toLowerCase(Locale.ROOT))) {
      return aGuest;
    }
    if (!hidesAddresses) {
      return address.group();
    }
    int first = name.codePointAt(0);
    String start = first == '&' ? "" : Character.toString(first);
    return start + "…" + address.group(2) + address.group(3);
  }

  private static String decoded(String html) {
    return html.replace("&#37;", "%")
        .replace("&#39;", "'")
        .replace("&#43;", "+")
        .replace("&#61;", "=")
        .replace("&#96;", "`")
        .replace("&amp;", "&");
  }

  private static List<Person.Guest> guests(Record named) {
    Set<Person.Guest> found = new LinkedHashSet<>();
    eachGuest(named, found::add);
    return List.copyOf(found);
  }

  private static void eachGuest(Object part, Consumer<Person.Guest> found) {
    if (part instanceof Person.Guest guest) {
      found.accept(guest);
    } else if (part instanceof Optional<?> maybe) {
      maybe.ifPresent(inner -> eachGuest(inner, found));
    } else if (part instanceof List<?> list) {
      list.forEach(inner -> eachGuest(inner, found));
    } else if (part instanceof Record whole) {
      parts(whole).forEach(inner -> eachGuest(inner, found));
    }
  }

  private static Object rewritten(Object part, UnaryOperator<String> words) {
    if (part instanceof String text) {
      return words.apply(text);
    }
    if (part instanceof Literal) {
      return part;
    }
    if (part instanceof List<?> list) {
      return list.stream().map(inner -> rewritten(inner, words)).toList();
    }
    if (part instanceof Optional<?> maybe) {
      return maybe.map(inner -> rewritten(inner, words));
    }
    return part instanceof Record whole
        ? made(whole.getClass(), parts(whole).stream().map(p -> rewritten(p, words)).toArray())
        : part;
  }

  private static List<Object> parts(Record whole) {
    List<Object> parts = new ArrayList<>();
    try {
      for (RecordComponent component : whole.getClass().getRecordComponents()) {
        parts.add(component.getAccessor().invoke(whole));
      }
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record whose components cannot be read", e);
    }
    return parts;
  }

  private static Object made(Class<?> kind, Object[] parts) {
    List<Class<?>> types = new ArrayList<>();
    for (RecordComponent component : kind.getRecordComponents()) {
      types.add(component.getType());
    }
    try {
      Constructor<?> constructor = kind.getDeclaredConstructor(types.toArray(Class<?>[]::new));
      return constructor.newInstance(parts);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record that cannot be made anew", e);
    }
  }
}
