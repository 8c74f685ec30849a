package io.omnideploy.platform.digitalocean.spec;

import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.PlatformFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A stack as the file that {@code doctl apps create --spec} takes. What is secret, or known later, is a variable to fill in. */
public final class AppSpecFile {
    /** By which it is asked for. */
    public static final String FORM = "app-spec";

    private static final String FILE = "app.yaml";
    private static final String APP = "App";

    private final ResourceGraph graph;
    private final SortedSet<String> variables = new TreeSet<>();
    private final SortedSet<String> others = new TreeSet<>();

    private AppSpecFile(ResourceGraph graph) {
        this.graph = graph;
    }

    /** Returns the file; none when the stack has no app. */
    public static List<PlatformFile> of(EmitRequest request) {
        List<PlatformFile> files = new ArrayList<>();
        for (ResourceSpec spec : request.graph().resources().values()) {
            if (spec.id().type().kind().equals(APP) && spec.properties().get("spec") instanceof Value.Obj app) {
                AppSpecFile file = new AppSpecFile(request.graph());
                var document = new AppSpec(file::text).of(app);
                files.add(new PlatformFile.Yaml(FILE, file.comment(), document));
            }
        }
        return files;
    }

    private List<String> comment() {
        List<String> lines = new ArrayList<>(
                List.of("Written by OmniDeploy: `omnideploy generate --as " + FORM + "` writes it anew."));
        others.forEach(other -> lines.add("It names " + other + ", which must be there first."));
        if (variables.isEmpty()) {
            lines.add("doctl apps create --spec " + FILE);
        } else {
            String names = variables.stream().map(name -> "$" + name).collect(Collectors.joining(" "));
            lines.add("Fill in variables on the way, so that no secret lies in a file:");
            lines.add("envsubst '" + names + "' < " + FILE + " | doctl apps create --spec -");
        }
        return lines;
    }

    private String text(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.SecretInput secret -> variable(secret.secret());
            case Value.InputRef input -> variable(input.input());
            case Value.Interpolation whole ->
                whole.parts().stream().map(this::text).collect(Collectors.joining());
            case Value.Ref ref -> referred(ref);
            case Value.LookupRef lookup -> variable(lookup.lookup());
            case Value.Num number -> number.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            case Value.Null nothing -> "";
            case Value.Seq list -> throw new IllegalArgumentException("a list is no text");
            case Value.Obj object -> throw new IllegalArgumentException("an object is no text");
            case Value.JsonText json -> throw new IllegalArgumentException("JSON has no place in an app");
        };
    }

    /** What another resource was told is known; what it tells itself is filled in. */
    private String referred(Value.Ref ref) {
        ResourceId id = ref.resource();
        ResourceSpec spec = graph.resources().get(id);
        if (ref.attribute().steps().getFirst() instanceof AttributePath.Key key
                && spec.properties().get(key.name()) instanceof Value.Text text) {
            others.add(id.type().kind() + " " + text.text());
            return text.text();
        }
        return variable(id.name() + "_" + ref.attribute());
    }

    private String variable(String name) {
        String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        variables.add(variable);
        return "${" + variable + "}";
    }
}
