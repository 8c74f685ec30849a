package io.omnideploy.platform.docker.compose;

import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values as text in a compose file: variables in place of secrets, and every {@code $} that is just a character doubled. */
final class ComposeText {
    private static final String PROJECT_DIR = "project_dir";

    private final ResourceGraph graph;
    private final String projectDir;

    /** @param projectDir the way from the file's folder to the folder of the description */
    ComposeText(ResourceGraph graph, String projectDir) {
        this.graph = graph;
        this.projectDir = projectDir;
    }

    /** Returns text that means itself. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }

    /** Returns the name of the variable that holds a secret. */
    static String variable(String secret) {
        return secret.toUpperCase(Locale.ROOT);
    }

    /**
     * Returns a value as text.
     *
     * @throws IllegalArgumentException when it isn't known before it is applied
     */
    String of(Value value) {
        return switch (value) {
            case Value.Text text -> literal(text.text());
            case Value.Num num -> num.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            case Value.SecretInput secret ->
                "${%s:?set it in .env, see .env.example}".formatted(variable(secret.secret()));
            case Value.Interpolation parts ->
                parts.parts().stream().map(this::of).collect(Collectors.joining());
            case Value.InputRef input -> input(input);
            case Value.Ref ref -> property(ref);
            case Value.Null nothing -> throw notText("nothing");
            case Value.Seq seq -> throw notText("a list");
            case Value.Obj obj -> throw notText("an object");
            case Value.LookupRef lookup -> throw notText("what is looked up");
            case Value.JsonText json -> throw notText("JSON");
        };
    }

    private String input(Value.InputRef input) {
        if (input.input().equals(PROJECT_DIR)) {
            // Without a dot in front compose would take it for the name of a volume.
            String path = projectDir.startsWith(".") || projectDir.startsWith("/") ? projectDir : "./" + projectDir;
            return literal(path);
        }
        return Optional.ofNullable(graph.inputs().get(input.input()))
                .flatMap(spec -> spec.fallback())
                .map(this::of)
                .orElseThrow(() -> notText("input " + input.input()));
    }

    private String property(Value.Ref ref) {
        Value own =
                graph.resource(ref.resource()).properties().get(ref.attribute().toString());
        if (own == null) {
            throw notText("%s of %s".formatted(ref.attribute(), ref.resource()));
        }
        return of(own);
    }

    private static IllegalArgumentException notText(String what) {
        return new IllegalArgumentException(what + " can't be written into a compose file");
    }
}
