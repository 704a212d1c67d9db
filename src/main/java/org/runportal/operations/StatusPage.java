package org.runportal.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import org.runportal.cache.CachedRuns;
import org.runportal.operations.StatusView.TenantLine;
import org.runportal.tenant.Problem;
import org.runportal.tenant.Problems;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.TenantId;
import org.runportal.tenant.Tenants;
import org.runportal.web.Badge;
import org.runportal.web.Moments;
import org.runportal.web.Texts;

/** The status page for operators. It shows recorded numbers and makes no calls. */
@Named
@RequestScoped
public class StatusPage {
  private final StatusView view;

  @Inject
  StatusPage(
      Tenants tenants,
      Problems problems,
      CachedRuns cache,
      Texts texts,
      Moments moments,
      ServletContext application) {
    view =
        view(
            tenants,
            problems,
            new StatusWords(texts, moments),
            cache,
            application.getContextPath());
  }

  static StatusView view(
      Tenants tenants, Problems problems, StatusWords words, CachedRuns cache, String root) {
    List<TenantLine> lines = new ArrayList<>();
    for (TenantId id : tenants.listed()) {
      lines.add(
          tenants
              .named(id)
              .map(tenant -> on(tenant, words, cache, root))
              .orElseGet(() -> off(id, words, tenants.problems(id))));
    }
    List<Problem> ofTenants =
        tenants.listed().stream().flatMap(id -> tenants.problems(id).stream()).toList();
    List<Problem> others =
        problems.all().stream().filter(problem -> !ofTenants.contains(problem)).toList();
    return words.page(lines, keys(others));
  }

  private static TenantLine on(Tenant tenant, StatusWords words, CachedRuns cache, String root) {
    return words.on(tenant, cache.status(tenant), root + "/" + tenant.id());
  }

  private static TenantLine off(TenantId id, StatusWords words, List<Problem> problems) {
    Badge badge = words.off();
    return new TenantLine(
        id.value(), id.value(), "", badge, words.why(), keys(problems), List.of());
  }

  private static List<String> keys(List<Problem> problems) {
    return problems.stream().map(Problem::key).distinct().toList();
  }

  /** The content of the page. */
  public StatusView view() {
    return view;
  }
}
