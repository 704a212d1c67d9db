package org.runportal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test that runs with {@code -Dthorough}, or when it is asked for by name ({@code
 * -Dit.test=ContainerIT}): it is slow, and what it shows changes with the build, not with the code.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ThoroughOnly.Condition.class)
public @interface ThoroughOnly {
  /** Decides whether it runs. */
  class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      String named = System.getProperty("it.test", "");
      boolean enabled =
          Depth.THOROUGH
              || context
                  .getTestClass()
                  .filter(it -> named.contains(it.getSimpleName()))
                  .isPresent();
      return enabled
          ? ConditionEvaluationResult.enabled("asked for")
          : ConditionEvaluationResult.disabled("runs with -Dthorough");
    }
  }
}
