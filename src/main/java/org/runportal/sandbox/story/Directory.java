package org.runportal.sandbox.story;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The people of the stories: all invented, their addresses under {@code .example}. */
public final class Directory {
  /** The only organization of the sandbox, "Alder Supply". */
  public static final String ORGANIZATION = "3cfeeeb53c6600dd116e8377bee2843a";

  static final Member ANA = member(1001, "Ana", "Reyes", "ana.reyes", "Head of Procurement");
  static final Member TOMAS = member(1002, "Tomas", "Lind", "tomas.lind", "Vendor Coordinator");
  static final Member PRIYA = member(1003, "Priya", "Nair", "priya.nair", "Compliance Officer");
  static final Member SAM = member(1004, "Sam", "Okafor", "sam.okafor", "Accounts Payable");
  static final Member LENA = member(1005, "Lena", "Vogt", "lena.vogt", "People Partner");
  static final Member JONAS = member(1006, "Jonas", "Brandt", "jonas.brandt", "IT Support");
  static final Member MEI = member(1007, "Mei", "Tanaka", "mei.tanaka", "Product Manager");
  static final Member OMAR = member(1008, "عمر", "حداد", "omar.haddad", "مدير المنطقة");
  static final Member NOURA = member(1009, "نورة", "القحطاني", "noura.alqahtani", "مديرة الفرع");
  static final Member OISIN =
      member(1010, "Oisín", "O'Connor", "oisin.oconnor", "Facilities & Fleet");

  /** Their directory rows have no full name. */
  static final Member GRACE = new Member(1011, "Grace", "Müller", "grace.mueller", null, true);

  static final Member DIEGO = new Member(1012, "Diego", "Santos", "diego.santos", null, true);

  /** Invited, and known by the address only. */
  static final Member YUSUF = new Member(1013, null, null, "yusuf.demir", null, true, "invited");

  /** Disabled: the name stays, the seat is free. */
  static final Member DORA =
      new Member(1014, "Dora", "Lindgren", "dora.lindgren", "Site Manager", false, "disabled");

  /** A member who was deleted: tasks still name the id, the directory does not. */
  static final int DELETED_USER = 1099;

  static final Guest INES =
      new Guest(7001, "ines.duarte@harbourfoods.example", "Ines", "Duarte", "Harbour Foods", false);
  static final Guest COUNSEL =
      new Guest(7002, "counsel@brightlaw.example", null, null, "Bright Law", false);
  static final Guest PAUL =
      new Guest(7003, "paul.becker@movewell.example", "Paul", "Becker", "Movewell", false);
  static final Guest KARIM =
      new Guest(7004, "karim.aziz@binaa.example", "كريم", "عزيز", "شركة بناء", false);
  static final Guest FORMER =
      new Guest(7005, "rui.matos@harbourfoods.example", "Rui", "Matos", "Harbour Foods", true);

  /** Named in the details of the directory row only. */
  static final Guest NORA =
      new Guest(7006, "nora.vale@studionorth.example", "Nora", "Vale", "Studio North", false, true);

  static final Group COMPLIANCE = group("Compliance", "Checks and audits", PRIYA, GRACE);
  static final Group FINANCE = group("Finance", "Pays the bills", SAM, DIEGO);
  static final Group SERVICE_DESK = group("IT Service Desk", "Accounts and devices", JONAS);
  static final Group PEOPLE_TEAM = group("People Team", "From the first day on", LENA);
  static final Group FACILITIES = group("Facilities", "Rooms, keys, desks", OISIN);
  static final Group LEGAL =
      new Group("Legal", "Contracts", List.of(PRIYA.id()), List.of("counsel@brightlaw.example"));
  static final Group MARKETING = group("Marketing", "Fairs and campaigns", MEI);
  static final Group PROCUREMENT = group("Procurement", "Buys what we need", ANA, TOMAS);
  static final Group QUALITY = group("Quality", "Audits and complaints", GRACE);
  static final Group WAREHOUSE = group("Warehouse", "Goods in, goods out", DIEGO);

  /** Everybody has left it. */
  static final Group NIGHT_SHIFT = group("Night Shift", "Goods in after ten");

  static final Group RELEASE_CREW = group("Release Crew", "Ships the software", MEI, JONAS);
  static final Group RIYADH = group("فريق الرياض", "فريق الفرع الجديد", OMAR, NOURA);

  private static final List<String> FIRST_NAMES =
      List.of("Elif", "Marek", "Chloé", "Idris", "Hanna", "Paolo", "Sofia", "Liam");
  private static final List<String> LAST_NAMES =
      List.of("Aydin", "Novak", "Bernard", "Bello", "Korhonen", "Ferrari");

  /** Sixty: those of the stories, and colleagues who work on everyday runs. */
  static final List<Member> MEMBERS =
      Stream.concat(
              Stream.of(ANA, TOMAS, PRIYA, SAM, LENA, JONAS, MEI, OMAR, NOURA, OISIN, GRACE, DIEGO),
              IntStream.range(0, FIRST_NAMES.size() * LAST_NAMES.size())
                  .mapToObj(Directory::colleague))
          .toList();

  private static final List<Member> WITHOUT_SEAT = List.of(YUSUF, DORA);
  private static final List<Guest> GUESTS = List.of(INES, COUNSEL, PAUL, KARIM, FORMER, NORA);

  /** Those with somebody in them. */
  static final List<Group> GROUPS =
      List.of(
          COMPLIANCE,
          FINANCE,
          SERVICE_DESK,
          PEOPLE_TEAM,
          FACILITIES,
          LEGAL,
          MARKETING,
          PROCUREMENT,
          QUALITY,
          WAREHOUSE,
          RELEASE_CREW,
          RIYADH);

  private Directory() {}

  public static List<JsonObject> users(Now now) {
    return Stream.concat(MEMBERS.stream(), WITHOUT_SEAT.stream())
        .map(member -> PeopleAnswer.user(member, now))
        .toList();
  }

  public static List<JsonObject> guests(Now now) {
    return GUESTS.stream().map(guest -> PeopleAnswer.guest(guest, now)).toList();
  }

  public static List<JsonObject> groups(Now now) {
    return Stream.concat(GROUPS.stream(), Stream.of(NIGHT_SHIFT))
        .map(group -> PeopleAnswer.group(group, now))
        .toList();
  }

  private static Member member(int id, String first, String last, String mailbox, String job) {
    return new Member(id, first, last, mailbox, job, false);
  }

  private static Member colleague(int number) {
    String first = FIRST_NAMES.get(number % FIRST_NAMES.size());
    String last = LAST_NAMES.get(number / FIRST_NAMES.size());
    return member(1101 + number, first, last, "colleague" + number, "Specialist");
  }

  private static Group group(String name, String description, Member... members) {
    return new Group(
        name, description, List.of(members).stream().map(Member::id).toList(), List.of());
  }
}
