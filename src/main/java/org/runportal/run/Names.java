package org.runportal.run;

import com.ibm.icu.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.runportal.run.RunView.Owner;
import org.runportal.web.Texts;

/** What people are called on a page. An id is never shown: who has no name is "a member". */
final class Names {
  private final People.Names directory;
  private final Texts texts;

  Names(People.Names directory, Texts texts) {
    this.directory = directory;
    this.texts = texts;
  }

  /** One person's name. */
  String of(Person person) {
    return directory
        .of(person)
        .orElseGet(
            () -> {
              if (person instanceof Person.Guest guest) {
                return guest.email();
              }
              return texts.say(
                  person instanceof Person.Group ? "person.group" : "person.member", "count", 1);
            });
  }

  /** Each person; those without a name are counted together. */
  List<Owner> owners(List<Person> people) {
    List<Owner> owners = new ArrayList<>();
    int members = 0;
    int groups = 0;
    for (Person person : people) {
      if (person instanceof Person.Guest || directory.of(person).isPresent()) {
        owners.add(new Owner(of(person), kind(person)));
      } else if (person instanceof Person.Group) {
        groups++;
      } else {
        members++;
      }
    }
    if (members > 0) {
      owners.add(new Owner(texts.say("person.member", "count", members), ""));
    }
    if (groups > 0) {
      owners.add(new Owner(texts.say("person.group", "count", groups), ""));
    }
    return owners;
  }

  /** The names of those who have one. */
  List<String> named(List<Person> people) {
    return people.stream()
        .filter(person -> person instanceof Person.Guest || directory.of(person).isPresent())
        .map(this::of)
        .toList();
  }

  /** How names are put in order in the visitor's language. */
  Comparator<Object> order() {
    return Collator.getInstance(texts.locale());
  }

  /** All of them as one text: "Ana Reyes, a member and Finance". */
  String list(List<Person> people) {
    return texts.list(owners(people).stream().map(Owner::name).toList());
  }

  private String kind(Person person) {
    if (person instanceof Person.Guest) {
      return texts.say("person.kind.guest");
    }
    return person instanceof Person.Group ? texts.say("person.kind.group") : "";
  }
}
