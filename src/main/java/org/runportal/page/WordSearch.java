package org.runportal.page;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.text.SearchIterator;
import com.ibm.icu.text.StringSearch;
import java.text.StringCharacterIterator;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Searches for words in a text. Case and accents are ignored, by the rules of the visitor's
 * language.
 */
final class WordSearch implements Predicate<String> {
  private final StringSearch search;

  private WordSearch(StringSearch search) {
    this.search = search;
  }

  /** Matches texts that have all words; without words, every text. */
  static Predicate<String> in(String words, Locale language) {
    if (words.isEmpty()) {
      return text -> true;
    }
    RuleBasedCollator collator = (RuleBasedCollator) Collator.getInstance(language);
    collator.setStrength(Collator.PRIMARY);
    return new WordSearch(new StringSearch(words, new StringCharacterIterator(" "), collator));
  }

  @Override
  public boolean test(String text) {
    if (text.isEmpty()) {
      return false;
    }
    search.setTarget(new StringCharacterIterator(text));
    return search.first() != SearchIterator.DONE;
  }
}
