package io.omnideploy.engine.load;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a run chose beside the description.
 *
 * @param stack the stack named on the command line
 * @param target the target named on the command line
 * @param backend the backend named on the command line
 * @param environment the variables that a description may use, among them OMNIDEPLOY_STACK, _TARGET and _BACKEND
 */
public record Selection(
        Optional<String> stack, Optional<String> target, Optional<String> backend, Map<String, String> environment) {
    public Selection {
        Objects.requireNonNull(stack, "stack");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(backend, "backend");
        environment = Map.copyOf(environment);
    }

    /** Returns what the command line says, else what the environment says. */
    Optional<String> chosen(Optional<String> flag, String variable) {
        return flag.or(() -> Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty()));
    }
}
