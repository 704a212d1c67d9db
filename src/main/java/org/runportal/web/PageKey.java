package org.runportal.web;

import java.util.Optional;
import org.runportal.tenant.TenantId;

/**
 * Which page is asked for: everything of a request that what is drawn depends on. What the page
 * depends on besides, and changes by itself, is its {@link PageVersion}. Who may see the page is no
 * part of it: that is decided before anybody gets here.
 *
 * @param tenant whose page it is; empty for pages of no tenant
 * @param page which one; each page has a record of its own for that
 * @param query the query as far as pages understand it: the links to other languages repeat it
 * @param root the portal's address as the page prints it
 * @param speech the language and the zone of the page
 * @param speechWithoutTenant the language and the zone of a page that nothing was found in its
 *     place
 * @param audience for whom it is drawn
 */
public record PageKey(
    Optional<TenantId> tenant,
    Record page,
    String query,
    String root,
    Speech speech,
    Speech speechWithoutTenant,
    Audience audience) {

  /** About what a key takes in memory beside its query, in bytes. */
  private static final int OVERHEAD = 512;

  /**
   * What kind of visitor a page is drawn for, without who it is: a name is written in when the page
   * is sent.
   *
   * @param signedIn whether they are signed in
   * @param toSignIn whether they could sign in, and have not
   */
  public record Audience(boolean signedIn, boolean toSignIn) {}

  int weight() {
    return OVERHEAD + 2 * query.length();
  }
}
