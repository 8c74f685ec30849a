package io.omnideploy.engine.load;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Refused;
import java.util.Optional;

/** Chooses the stack: flag, else environment, else {@code dev}. */
final class StackChoice {
    private static final String USUAL = "dev";

    private StackChoice() {}

    /**
     * Returns the stack's name.
     *
     * @throws Refused when it can't be one, or when stacks are declared and it isn't among them
     */
    static String of(LoadedConfig loaded, Selection selection) {
        Optional<String> chosen = selection.chosen(selection.stack(), "OMNIDEPLOY_STACK");
        String stack = chosen.orElse(USUAL);
        boolean isDeclared = loaded.declaredStacks().contains(stack);
        if (!loaded.declaredStacks().isEmpty() && !isDeclared) {
            String known = String.join(", ", loaded.declaredStacks());
            throw new Refused(
                    chosen.isPresent()
                            ? Diagnostic.error("unknown-stack", "The description declares no stack '" + stack + "'.")
                                    .remedy(Nearest.remedy(stack, loaded.declaredStacks()))
                            : Diagnostic.error(
                                            "unknown-stack",
                                            "No stack was chosen, and the usual one, '" + USUAL + "', is not declared.")
                                    .remedy("Choose one with -s: " + known + "."));
        }
        if (!DeploymentId.NAME.matcher(stack).matches()) {
            throw new Refused(Diagnostic.error("wrong-name", "The stack '" + stack + "' can't be called so.")
                    .remedy("Choose " + DeploymentId.NAME_MEANING + "."));
        }
        return stack;
    }
}
