package org.runportal.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.runportal.tenant.Tenant;
import org.runportal.web.PageAnswer;
import org.runportal.web.PortalPages;

/** The pages of this package, by path. */
@ApplicationScoped
public class PageAnswers implements PortalPages {
  private final HomeAnswer home;
  private final TenantAnswer ofTenant;
  private final RunAnswer ofRun;
  private final RunForms forms;

  @Inject
  PageAnswers(HomeAnswer home, TenantAnswer ofTenant, RunAnswer ofRun, RunForms forms) {
    this.home = home;
    this.ofTenant = ofTenant;
    this.ofRun = ofRun;
    this.forms = forms;
  }

  @Override
  public PageAnswer home() {
    return home;
  }

  @Override
  public Optional<PageAnswer> of(Tenant tenant, String path) {
    return path.isEmpty()
        ? Optional.of((request, response) -> ofTenant.answer(tenant, request, response))
        : forms
            .asked(path)
            .map(asked -> (request, response) -> ofRun.answer(tenant, asked, request, response));
  }
}
