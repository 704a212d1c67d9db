package org.runportal.page;

import com.ibm.icu.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.runportal.page.RunView.Owner;
import org.runportal.run.People;
import org.runportal.run.PeopleSource.PeopleList;
import org.runportal.run.Person;
import org.runportal.web.Texts;

/**
 * The names of people on a page. An id is never shown: without a name, a person is "a member".
 * Where a tenant hides its guests, each is "a guest". It remembers in which lists it had to look
 * somebody up.
 */
final class PersonFormat {
  private static final int BRIEF = 2;

  private final People.Names directory;
  private final Redaction redaction;
  private final Texts texts;
  private final Set<PeopleList> lookedUp = EnumSet.noneOf(PeopleList.class);

  /**
   * @param directory people beside those that the run names
   * @param redaction is applied to names here too, so that a search finds the names that the page
   *     shows
   */
  PersonFormat(People.Names directory, Redaction redaction, Texts texts) {
    this.directory = directory;
    this.redaction = redaction;
    this.texts = texts;
    if (redaction.hidesGuests()) {
      // whoever is to be hidden has to be known
      lookedUp.add(PeopleList.GUESTS);
    }
  }

  /** One person's name. */
  String of(Person person) {
    return known(person).orElseGet(() -> texts.say(kindKey(person), "count", 1));
  }

  /** Each person; those without a name are counted together. */
  List<Owner> owners(List<Person> people) {
    List<Owner> owners = new ArrayList<>();
    people.forEach(
        person -> known(person).ifPresent(name -> owners.add(new Owner(name, kind(person)))));
    for (String key : List.of("person.member", "person.group", "person.guest", "person.role")) {
      long count =
          people.stream().filter(p -> kindKey(p).equals(key) && known(p).isEmpty()).count();
      if (count > 0) {
        owners.add(new Owner(texts.say(key, "count", count), ""));
      }
    }
    return owners;
  }

  /** The names of all who have one. */
  List<String> named(List<Person> people) {
    return people.stream().flatMap(person -> known(person).stream()).toList();
  }

  /** The order of names in the visitor's language. */
  Comparator<Object> order() {
    return Collator.getInstance(texts.locale());
  }

  /** All of them as one text: "Ana Reyes, a member and Finance". */
  String list(List<Person> people) {
    return texts.list(owners(people).stream().map(Owner::name).toList());
  }

  /** The first of many: "Ana Reyes, Priya Shah and 7 others". */
  String brief(List<Person> people) {
    List<Owner> owners = owners(people);
    if (owners.size() <= BRIEF + 1) {
      return list(people);
    }
    List<String> first = new ArrayList<>();
    owners.stream().limit(BRIEF).map(Owner::name).forEach(first::add);
    first.add(texts.say("person.others", "count", people.size() - BRIEF));
    return texts.list(first);
  }

  /** Whether it is known that nobody is in a group; never of anybody else. */
  boolean isEmptyGroup(Person person) {
    if (!(person instanceof Person.Group group)) {
      return false;
    }
    lookedUp.add(PeopleList.GROUPS);
    return directory.emptyGroups().contains(group.id());
  }

  /** The lists of people without which something that was formatted is not complete. */
  Set<PeopleList> lookedUp() {
    return Set.copyOf(lookedUp);
  }

  /** Whether {@link #brief} names all of them. */
  boolean isBrief(List<Person> people) {
    return owners(people).size() <= BRIEF + 1;
  }

  private Optional<String> known(Person person) {
    return name(person).map(redaction::words);
  }

  private Optional<String> name(Person person) {
    if (person.name().isEmpty()) {
      PeopleList.of(person).ifPresent(lookedUp::add);
    }
    if (!(person instanceof Person.Guest guest)) {
      return directory.of(person);
    }
    return redaction.hidesGuests()
        ? Optional.empty()
        : directory.of(guest).or(() -> Optional.of(guest.email()).filter(mail -> !mail.isEmpty()));
  }

  private String kind(Person person) {
    if (person instanceof Person.Guest) {
      return texts.say("person.kind.guest");
    }
    if (person instanceof Person.Role) {
      return texts.say("person.kind.role");
    }
    return person instanceof Person.Group ? texts.say("person.kind.group") : "";
  }

  private static String kindKey(Person person) {
    if (person instanceof Person.Guest) {
      return "person.guest";
    }
    if (person instanceof Person.Role) {
      return "person.role";
    }
    return person instanceof Person.Group ? "person.group" : "person.member";
  }
}
