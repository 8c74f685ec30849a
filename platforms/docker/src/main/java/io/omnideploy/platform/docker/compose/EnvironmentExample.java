package io.omnideploy.platform.docker.compose;

import io.omnideploy.resource.SecretSpec;
import io.omnideploy.spi.EmitRequest;

/** The list of variables that compose.yaml needs, to be copied and filled in. */
final class EnvironmentExample {
    private EnvironmentExample() {}

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
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
