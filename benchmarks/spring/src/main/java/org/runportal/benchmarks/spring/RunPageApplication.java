package org.runportal.benchmarks.jte;

import org.runportal.page.RunViews;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The run page in Spring Boot with JTE. */
@SpringBootApplication
public class JteApplication {
  /** Starts the server. */
  public static void main(String[] arguments) {
    SpringApplication.run(JteApplication.class, arguments);
  }

  @Bean
  RunViews runViews() {
    return RunViews.ofSystemProperties();
  }
}
