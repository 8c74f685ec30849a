package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.config.Node;
import io.omnideploy.config.StateSettings;
import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.java.program.MavenProject;
import io.omnideploy.templates.markdown.MarkdownText;
import io.omnideploy.templates.yaml.YamlPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files around the sources: Maven's, Pulumi's, and those for people. */
public final class ProjectFiles {
    /** The SDK that programs are written with. */
    private static final String SDK_VERSION = "1.36.1";

    private final EmitRequest request;
    private final PulumiNames pulumi;
    private final Providers providers;
    private final String mainClass;

    ProjectFiles(EmitRequest request, PulumiNames pulumi, Providers providers, String mainClass) {
        this.request = request;
        this.pulumi = pulumi;
        this.providers = providers;
        this.mainClass = mainClass;
    }

    SortedMap<String, String> files(List<String> sources) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("pom.xml", pom());
        files.put("Pulumi.yaml", project());
        files.put("Pulumi." + request.id().stack() + ".yaml", stack());
        files.put(".gitignore", "target/\n");
        // The SDK waits inside of its pool's threads: with the one thread that two cores give, it waits for ever.
        files.put(".mvn/jvm.config", "-Djava.util.concurrent.ForkJoinPool.common.parallelism=8\n");
        List<String> all = new ArrayList<>(files.keySet());
        all.remove(".gitignore");
        all.addAll(sources);
        files.put("README.md", readme(all));
        return files;
    }

    /** Returns the coordinates of what the program is compiled with, {@code group:artifact:version}. */
    public static List<String> dependencies(EmitRequest request, PulumiNames pulumi) {
        TreeSet<String> used = new TreeSet<>(request.graph().providers().keySet());
        request.graph().types().stream().map(ResourceType::provider).forEach(used::add);
        request.graph()
                .lookups()
                .values()
                .forEach(lookup -> used.add(lookup.type().provider()));
        List<String> all = new ArrayList<>();
        all.add("com.pulumi:pulumi:" + SDK_VERSION);
        used.removeIf(provider -> !pulumi.hasPackage(provider));
        used.forEach(provider -> all.add(pulumi.fact(provider, "package") + ":" + pulumi.fact(provider, "version")));
        return all;
    }

    private String pom() {
        return new MavenProject(Emission.HEADER, request.id().name(), mainClass, dependencies(request, pulumi)).pom();
    }

    private String project() {
        Map<String, Node> project = new LinkedHashMap<>();
        project.put("name", Node.text(request.id().name()));
        project.put("description", Node.text("Resources of " + request.id().name() + " on " + request.target()));
        project.put("runtime", Node.text("java"));
        request.state().ifPresent(state -> project.put("backend", Node.map(Map.of("url", Node.text(url(state))))));
        return YamlPrinter.print(Node.map(project), List.of(Emission.HEADER));
    }

    /** Returns where Pulumi keeps its state. */
    public static String url(StateSettings state) {
        return switch (state) {
            case StateSettings.S3 s3 ->
                "s3://" + s3.bucket() + s3.prefix().map(prefix -> "/" + prefix).orElse("") + "?region=" + s3.region();
            case StateSettings.Cloud cloud -> "https://api.pulumi.com";
        };
    }

    private String stack() {
        Map<String, Node> config = new LinkedHashMap<>();
        providers
                .settings()
                .forEach((provider, settings) -> settings.fields().forEach((name, value) -> {
                    CatalogProperty setting = setting(provider, name);
                    if (Arguments.isArgument(setting)) {
                        config.put(pulumi.fact(provider, "name") + ":" + PulumiNames.registered(setting), node(value));
                    }
                }));
        config.putAll(inputs());
        return YamlPrinter.print(Node.map(Map.of("config", Node.map(config))), List.of(Emission.HEADER));
    }

    private Map<String, Node> inputs() {
        Map<String, Node> all = new TreeMap<>();
        request.graph()
                .inputs()
                .values()
                .forEach(input -> input.fallback()
                        .ifPresent(value -> all.put(request.id().name() + ":" + input.name(), node(value))));
        return all;
    }

    private CatalogProperty setting(String provider, String name) {
        return pulumi.provider(provider).settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("provider " + provider + " has no property " + name));
    }

    private static Node node(Value value) {
        return switch (value) {
            case Value.Text text -> Node.text(text.text());
            case Value.Num number -> Node.word(number.plain());
            case Value.Bool bool -> Node.word(bool.on());
            case Value.Seq seq ->
                Node.list(seq.items().stream().map(ProjectFiles::node).toList());
            case Value.Obj object -> {
                Map<String, Node> fields = new LinkedHashMap<>();
                object.fields().forEach((key, inner) -> fields.put(key, node(inner)));
                yield Node.map(fields);
            }
            default -> throw new IllegalArgumentException("a setting of the stack is a plain value");
        };
    }

    private String readme(List<String> files) {
        StringBuilder text = new StringBuilder(
                """
                # %s, stack %s, on %s

                OmniDeploy wrote this folder, and `omnideploy generate` writes it anew: a Pulumi program in Java, built by Maven.

                ## Without OmniDeploy

                In this folder:

                ```sh
                """.formatted(request.id().name(), request.id().stack(), request.target()));
        if (request.state().isEmpty()) {
            text.append("export PULUMI_BACKEND_URL=\"file://${OMNIDEPLOY_WORK_DIR:-$HOME/.omnideploy}/pulumi\"\n");
        }
        text.append("pulumi stack select --create ")
                .append(request.id().stack())
                .append('\n');
        request.graph()
                .secrets()
                .values()
                .forEach(secret -> text.append("pulumi config set --secret ")
                        .append(secret.name())
                        .append('\n'));
        text.append("""
                pulumi preview
                pulumi up
                pulumi stack output
                ```

                """);
        if (!request.graph().secrets().isEmpty()) {
            text.append("""
                    Pulumi asks for each secret and keeps it encrypted:

                    | secret | from | what it is |
                    |---|---|---|
                    """);
            request.graph()
                    .secrets()
                    .values()
                    .forEach(secret -> text.append("| `%s` | `%s` | %s |\n"
                            .formatted(
                                    secret.name(),
                                    MarkdownText.cell(secret.source().toString()),
                                    MarkdownText.cell(secret.description()))));
            text.append('\n');
        }
        text.append("## Files\n\n");
        files.forEach(file -> text.append("- `").append(file).append("`\n"));
        return text.toString();
    }

    /** Returns the source of the class that lets dependents wait until something is as it has to be. */
    static String expectation(String packageName) {
        return """
                // %s
                package %s;

                import com.pulumi.core.Output;
                import com.pulumi.exceptions.RunException;
                import com.pulumi.resources.Resource;

                /** Lets what depends on a resource wait until the resource is as it has to be. */
                final class Expectation {
                    private Expectation() {}

                    /** Returns a resource once one of its attributes has the value that it must have; anything else is a failure. */
                    static Output<Resource> met(Resource resource, String attribute, Output<?> actual, Object wanted) {
                        return actual.applyValue(value -> {
                            if (!value.equals(wanted)) {
                                throw new RunException("the %%s is %%s and not %%s".formatted(attribute, value, wanted));
                            }
                            return resource;
                        });
                    }
                }
                """.formatted(Emission.HEADER, packageName);
    }
}
