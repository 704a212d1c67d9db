package org.runportal.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.runportal.run.RunId;
import org.runportal.run.RunListQuery;
import org.runportal.run.Runs;
import org.runportal.tenant.Admission;
import org.runportal.tenant.CurrentTenant;
import org.runportal.tenant.Tenant;
import org.runportal.tenant.Tenants;
import org.runportal.web.Texts;

/**
 * The box that takes a run's id, its number or any link to it, and goes there. Where more than one
 * tenant could be meant, it offers them.
 */
@Named
@RequestScoped
public class Finder {
  /**
   * A place to go.
   *
   * @param label what it is called
   * @param address from the root of the host
   */
  public record Choice(String label, String address) {}

  private final Tenants tenants;
  private final CurrentTenant current;
  private final Admission admission;
  private final Runs runs;
  private final RunListPage list;
  private final Texts texts;

  private String text = "";
  private String message = "";
  private List<Choice> choices = List.of();

  @Inject
  Finder(
      Tenants tenants,
      CurrentTenant current,
      Admission admission,
      Runs runs,
      RunListPage list,
      Texts texts) {
    this.tenants = tenants;
    this.current = current;
    this.admission = admission;
    this.runs = runs;
    this.list = list;
    this.texts = texts;
  }

  /** What was typed, or is looked for in the list. */
  public String getText() {
    return text.isBlank() ? list.words() : text;
  }

  /** Set by the view from the query. */
  public void setText(String text) {
    this.text = text == null ? "" : text;
  }

  /** Goes to the run that is meant, or leaves a message or choices for the page. */
  public void find() throws IOException {
    if (text.isBlank() || list.hasSearched()) {
      return;
    }
    RunReference reference = RunReference.parse(text);
    if (reference.isNothing()) {
      message = texts.say("finder.notUnderstood");
      return;
    }
    List<Choice> found =
        reference.number().isPresent() ? byNumber(reference.number().get()) : byId(reference);
    if (found.size() == 1) {
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().redirect(found.get(0).address());
    } else if (found.isEmpty()) {
      message =
          reference.number().isPresent()
              ? noNumber(reference.number().get())
              : texts.say("finder.otherOrganization");
    } else {
      message = texts.say("finder.choose");
      choices = found;
    }
  }

  private String noNumber(String number) {
    return list.isShown()
        ? texts.say(
            "finder.noNumber.listed",
            "number",
            number,
            "size",
            RunListQuery.LOOKED_THROUGH.window().size())
        : texts.say("finder.noNumber", "number", number);
  }

  /** What the box takes. */
  public String label() {
    return texts.say(list.isShown() ? "finder.label.listed" : "finder.label");
  }

  /** Why nothing was opened; empty when nothing was asked. */
  public String message() {
    return message;
  }

  /** Whether what was typed is of no use as it is. */
  public boolean isWrong() {
    return !message.isEmpty() && choices.isEmpty();
  }

  /** What is said under the box: something to type that leads somewhere. */
  public String example() {
    if (list.isShown()) {
      return texts.say("finder.example.listed");
    }
    return featuredRuns()
        .findFirst()
        .map(run -> texts.say("finder.example.id", "id", run.value()))
        .orElseGet(() -> texts.say("finder.example"));
  }

  /** The title of the page, which begins with what is wrong. */
  public String titled(String title) {
    return isWrong() ? texts.say("finder.wrong", "title", title) : title;
  }

  /** Where the run may be. */
  public List<Choice> choices() {
    return choices;
  }

  /** The tenants this visitor may see. */
  public List<Choice> tenants() {
    return visible().stream()
        .map(tenant -> new Choice(tenant.name(), root() + "/" + tenant.id()))
        .toList();
  }

  /** Whether there are tenants, but the configuration keeps every one of them off. */
  public boolean isEveryTenantOff() {
    return tenants.all().isEmpty() && !tenants.listed().isEmpty();
  }

  /** Why no tenant can be chosen. */
  public String whyNone() {
    if (isEveryTenantOff()) {
      return texts.say("home.allOff") + " " + texts.say("home.allOff.advice");
    }
    return tenants.all().isEmpty()
        ? texts.say("home.noTenants") + " " + texts.say("home.noTenants.advice")
        : texts.say("home.noneForYou") + " " + texts.say("home.noneForYou.advice");
  }

  /** The runs the current tenant puts on its home page. */
  public List<Choice> featured() {
    return current.require().featuredRuns().stream()
        .flatMap(
            run ->
                RunId.parse(run.run())
                    .map(id -> choice(run.label(), current.require(), id))
                    .stream())
        .toList();
  }

  private Stream<RunId> featuredRuns() {
    return current.get().stream()
        .flatMap(tenant -> tenant.featuredRuns().stream())
        .flatMap(run -> RunReference.parse(run.run()).run().stream());
  }

  private List<Choice> byNumber(String number) {
    List<Choice> found = new ArrayList<>();
    for (Tenant tenant : inScope()) {
      // where everybody has a list of their own, a run at hand may be another's
      if (!tenant.listing().isPersonal()) {
        runs.numbered(tenant, number).ifPresent(id -> found.add(choice(tenant, id)));
      }
    }
    return found;
  }

  private List<Choice> byId(RunReference reference) {
    RunId id = reference.run().orElseThrow();
    List<Tenant> named =
        visible().stream()
            .filter(
                tenant ->
                    reference.tenant().filter(tenant.id().value()::equals).isPresent()
                        || reference
                            .organization()
                            .filter(tenant.organization()::equalsIgnoreCase)
                            .isPresent())
            .toList();
    Optional<Tenant> here = current.get().filter(named::contains);
    if (here.isPresent() && reference.tenant().isEmpty()) {
      // several tenants may have one organization; who stands in one of them means that
      return List.of(choice(here.get(), id));
    }
    boolean placed = reference.tenant().isPresent() || reference.organization().isPresent();
    return (placed ? named : inScope()).stream().map(tenant -> choice(tenant, id)).toList();
  }

  private static Choice choice(Tenant tenant, RunId id) {
    return choice(tenant.name(), tenant, id);
  }

  private static Choice choice(String label, Tenant tenant, RunId run) {
    return new Choice(label, RunAddress.of(root(), tenant, run).toString());
  }

  private List<Tenant> inScope() {
    Optional<Tenant> here = current.get();
    return here.map(List::of).orElseGet(this::visible);
  }

  /** The tenants this visitor may see: part of the key of a page that names them. */
  List<Tenant> visible() {
    return tenants.all().stream().filter(admission::admits).toList();
  }

  private static String root() {
    ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
    return context.getRequestContextPath();
  }
}
