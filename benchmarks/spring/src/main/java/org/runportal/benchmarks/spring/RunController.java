package org.runportal.benchmarks.spring;

import jakarta.servlet.http.HttpServletRequest;
import org.runportal.page.RunView;
import org.runportal.page.RunViews;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Answers the address of a run with the template {@code run}. */
@Controller
class RunController {
  private final RunViews views;

  RunController(RunViews views) {
    this.views = views;
  }

  @GetMapping("/bench/runs/{run}")
  String run(@PathVariable("run") String id, Model model, HttpServletRequest request) {
    RunView run =
        views
            .find(id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
    model.addAttribute("run", run);
    model.addAttribute("texts", views.texts());
    model.addAttribute("choices", views.choices());
    model.addAttribute("name", views.name());
    model.addAttribute("address", request.getRequestURL().toString());
    return "run";
  }
}
