package org.runportal.tallyfy;

import java.util.Set;
import java.util.stream.Stream;
import org.runportal.tenant.Tenant;

/**
 * Which runs a tenant lists, by its own filters. They are sent with the question, too; but an
 * answer is taken at its word only after this.
 *
 * @param listing the tenant's filters
 */
record ListedRuns(Tenant.Listing listing) {
  /**
   * Whether a run passes every filter of the tenant.
   *
   * @param run as the vendor sent it, with its tags and folders
   */
  boolean has(Node run) {
    return passes(listing.templates(), templates(run))
        && passes(listing.tags(), ids(run.member("tags"), "id", "tag_id"))
        && passes(listing.folders(), ids(run.member("folders"), "id", "folder_id"));
  }

  /** Whether a link opens the run. */
  boolean opens(Node run) {
    return listing.links() == Tenant.Listing.Reach.ALL || has(run);
  }

  private static Stream<String> templates(Node run) {
    return Stream.concat(
        run.member("checklist_id").words().stream(),
        run.member("checklist").single().member("id").words().stream());
  }

  private static Stream<String> ids(Node include, String... names) {
    return include.items().stream()
        .flatMap(item -> Stream.of(names).flatMap(name -> item.member(name).words().stream()));
  }

  private static boolean passes(Set<String> filter, Stream<String> ids) {
    return filter.isEmpty() || ids.anyMatch(filter::contains);
  }
}
