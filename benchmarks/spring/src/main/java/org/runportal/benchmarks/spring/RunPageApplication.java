package org.runportal.benchmarks.spring;

import org.runportal.page.RunViews;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The run page in Spring Boot, drawn by the template engine that is on the class path. */
@SpringBootApplication
public class RunPageApplication {
  /** Starts the server. */
  public static void main(String[] arguments) {
    SpringApplication.run(RunPageApplication.class, arguments);
  }

  @Bean
  RunViews runViews() {
    return RunViews.ofSystemProperties();
  }
}
