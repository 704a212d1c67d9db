package org.runportal.benchmarks.thymeleaf;

import org.runportal.page.RunViews;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The run page in Spring Boot with Thymeleaf. */
@SpringBootApplication
public class ThymeleafApplication {
  /** Starts the server. */
  public static void main(String[] arguments) {
    SpringApplication.run(ThymeleafApplication.class, arguments);
  }

  @Bean
  RunViews runViews() {
    return RunViews.ofSystemProperties();
  }
}
