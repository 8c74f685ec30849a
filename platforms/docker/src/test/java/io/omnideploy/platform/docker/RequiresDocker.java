package io.omnideploy.platform.docker;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs tests only with a real engine and the test images; without them they are skipped, or fail where tools are required. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(RequiresDocker.Condition.class)
@interface RequiresDocker {
    /** Looks for the engine. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            boolean there = Docker.tryRun("image", "inspect", "omnideploy-test/sh:1").isPresent();
            if (there || "true".equals(System.getenv("OMNIDEPLOY_REQUIRE_TOOLS"))) {
                return ConditionEvaluationResult.enabled("a Docker engine with the test images, or tools are required");
            }
            return ConditionEvaluationResult.disabled("no Docker engine with the test images (see tests/images)");
        }
    }
}
