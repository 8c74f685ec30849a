package io.omnideploy.platform.docker.compose;

import io.omnideploy.resource.SecretSpec;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.ImageBuild;

/** The list of variables that compose.yaml needs, to be copied and filled in. */
final class EnvironmentExample {
    private EnvironmentExample() {}

    /** Tells whether there is a variable to fill in. */
    static boolean isNeeded(EmitRequest request) {
        return !request.graph().secrets().isEmpty()
                || request.builds().stream()
                        .anyMatch(image -> image.build().secrets().values().stream()
                                .anyMatch(
                                        source -> ComposeBuild.variable(source).isPresent()));
    }

    static String text(EmitRequest request) {
        StringBuilder text = new StringBuilder("""
                # What compose.yaml needs: copy this to .env and fill it in; .env stays out of version control.
                # Put a value with $, # or blanks into single quotes.
                """);
        for (SecretSpec secret : request.graph().secrets().values()) {
            text.append("\n# ").append(oneLine(secret.description())).append(" (");
            text.append(secret.generated() ? "made by OmniDeploy, " : "")
                    .append(oneLine(secret.source().toString()));
            text.append(")\n").append(ComposeText.variable(secret.name())).append("=\n");
        }
        for (ImageBuild image : request.builds()) {
            image.build()
                    .secrets()
                    .forEach((id, source) -> ComposeBuild.variable(source)
                            .ifPresent(variable -> text.append("\n# %s of the build of %s (%s)\n"
                                            .formatted(id, image.component(), oneLine(source.toString())))
                                    .append(variable)
                                    .append("=\n")));
        }
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
