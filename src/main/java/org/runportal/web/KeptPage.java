package org.runportal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A finished page, packed. Who is signed in, and what marks a script, are written in each time it
 * is sent. A page of what is one person's own says so in its key.
 */
public final class KeptPage {
  private final PageKey key;
  private final int status;
  private final String contentType;

  /** As whoever gets it for whom none of its parts is in particular. */
  private final PackedText text;

  /** With the parts that are for some only, where it has any. */
  private final Optional<PackedText> whole;

  private final Places places;
  private final Optional<String> nonce;
  private final String mark;
  private final OfAnswer answer;
  private final Origin origin;

  /**
   * The names of the places of one page, made up for its drawing: no text of anybody can hold them.
   *
   * @param person where the name of the visitor goes
   * @param reference where the reference of an error page goes
   * @param parts those that are for some visitors only
   */
  record Places(String person, String reference, PersonalParts parts) {}

  /**
   * What is known when the page is sent.
   *
   * @param reference finds an error page in the log
   * @param retryAfter the header that says when asking again is worth it
   * @param refresh when and where the page reloads itself
   * @param location where the page is instead
   */
  private record OfAnswer(
      String reference,
      Optional<String> retryAfter,
      Optional<Refresh> refresh,
      Optional<String> location) {
    static final OfAnswer NONE =
        new OfAnswer("", Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * Where its data comes from.
   *
   * @param data the data; empty for a page that needs none
   * @param use how it was come by for this answer
   */
  private record Origin(Optional<DataState> data, CacheUse use) {
    static final Origin NONE = new Origin(Optional.empty(), CacheUse.HIT);
  }

  private KeptPage(
      PageKey key,
      int status,
      String contentType,
      PackedText text,
      Optional<PackedText> whole,
      Places places,
      Optional<String> nonce,
      String mark,
      OfAnswer answer,
      Origin origin) {
    this.key = key;
    this.status = status;
    this.contentType = contentType;
    this.text = text;
    this.whole = whole;
    this.places = places;
    this.nonce = nonce;
    this.mark = mark;
    this.answer = answer;
    this.origin = origin;
  }

  /**
   * Packs what was drawn.
   *
   * @param nonce where the mark of its scripts goes; empty for a page that runs none
   */
  static KeptPage of(
      PageKey key,
      int status,
      String contentType,
      byte[] body,
      Places places,
      Optional<String> nonce) {
    PersonalParts parts = places.parts();
    String drawn = parts.isEmpty() ? "" : new String(body, StandardCharsets.UTF_8);
    PackedText text =
        packed(parts.isEmpty() ? body : bytes(parts.textFor(Set.of(), drawn)), places, nonce);
    MessageDigest digest = sha256();
    digest.update(bytes(key.tenant().toString()));
    text.digest(digest, place -> place.equals(places.person()) ? "\0" : "");
    if (!parts.isEmpty()) {
      packed(bytes(parts.compared(drawn)), places, nonce)
          .digest(digest, place -> place.equals(places.person()) ? "\0" : "");
    }
    String mark = HexFormat.of().formatHex(digest.digest(), 0, 16);
    Optional<PackedText> whole =
        parts.isEmpty() ? Optional.empty() : Optional.of(PackedText.of(body, List.of()));
    return new KeptPage(
        key, status, contentType, text, whole, places, nonce, mark, OfAnswer.NONE, Origin.NONE);
  }

  private static PackedText packed(byte[] body, Places places, Optional<String> nonce) {
    return PackedText.of(
        body,
        Stream.concat(Stream.of(places.person(), places.reference()), nonce.stream()).toList());
  }

  /**
   * What somebody gets. Few have a part in a page: for them it is packed once more, which costs a
   * fraction of drawing it, and takes no memory.
   */
  private PackedText textFor(Set<String> keys) {
    return whole
        .filter(all -> !places.parts().of(keys).isEmpty())
        .map(all -> new String(all.plain(place -> ""), StandardCharsets.UTF_8))
        .map(drawn -> packed(bytes(places.parts().textFor(keys, drawn)), places, nonce))
        .orElse(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** No page, but where it is. */
  static KeptPage moved(PageKey key, String location) {
    return of(
            key,
            HttpServletResponse.SC_FOUND,
            "text/html;charset=UTF-8",
            new byte[0],
            new Places("person", "reference", new PersonalParts("part")),
            Optional.empty())
        .with(new OfAnswer("", Optional.empty(), Optional.empty(), Optional.of(location)));
  }

  /** The same error page with the reference of one failure in the log. */
  KeptPage referenced(String reference) {
    return with(new OfAnswer(reference, answer.retryAfter(), answer.refresh(), answer.location()));
  }

  /**
   * The same page of another status than 200, with the time after which asking again is worth it.
   */
  public KeptPage retryingAfter(Optional<Duration> wait) {
    return with(
        new OfAnswer(
            answer.reference(), wait.map(Seconds::header), answer.refresh(), answer.location()));
  }

  /** The same page, which reloads itself. */
  public KeptPage reloading(Optional<Refresh> refresh) {
    return with(new OfAnswer(answer.reference(), answer.retryAfter(), refresh, answer.location()));
  }

  /** The same page, which knows the data it was drawn from. */
  public KeptPage drawnFrom(DataState data) {
    return with(new Origin(Optional.of(data), origin.use()));
  }

  /** The same page for a request that came by its data in that way. */
  KeptPage by(CacheUse use) {
    return with(new Origin(origin.data(), use));
  }

  private KeptPage with(OfAnswer known) {
    return new KeptPage(key, status, contentType, text, whole, places, nonce, mark, known, origin);
  }

  private KeptPage with(Origin known) {
    return new KeptPage(key, status, contentType, text, whole, places, nonce, mark, answer, known);
  }

  /** Which page it is. */
  PageKey key() {
    return key;
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  Optional<String> retryAfter() {
    return answer.retryAfter();
  }

  Optional<Refresh> refresh() {
    return answer.refresh();
  }

  Optional<String> location() {
    return answer.location();
  }

  /** The data it was drawn from; empty for a page that needs none. */
  Optional<DataState> data() {
    return origin.data();
  }

  /** How its data was come by. */
  CacheUse use() {
    return origin.use();
  }

  /** Whether it runs scripts, which need a mark of their own in every answer. */
  boolean isScripted() {
    return nonce.isPresent();
  }

  int weight() {
    return text.weight() + whole.map(PackedText::weight).orElse(0) + 256;
  }

  /** What names exactly these bytes; nothing where they differ with every answer. */
  Optional<String> entityTag(Addressee person, boolean packed) {
    if (isScripted()) {
      return Optional.empty();
    }
    String parts = whole.isPresent() ? places.parts().of(person.keys()).toString() : "";
    String name = text.has(places.person()) ? person.name().orElse("") : "";
    String personal = name.isEmpty() && parts.isEmpty() ? "" : "-" + hash(mark + parts + name);
    return Optional.of("\"" + mark + personal + (packed ? "-gzip" : "") + "\"");
  }

  /**
   * The page as it is sent.
   *
   * @param person who gets it
   * @param marked marks its scripts in this answer
   */
  byte[] body(Addressee person, String marked, boolean packed) {
    UnaryOperator<String> fillings =
        place -> {
          if (place.equals(places.person())) {
            return HtmlEscaper.escape(person.name().orElse(""));
          }
          return place.equals(places.reference()) ? HtmlEscaper.escape(answer.reference()) : marked;
        };
    PackedText sent = textFor(person.keys());
    return packed ? sent.gzip(fillings) : sent.plain(fillings);
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(bytes(text)), 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
