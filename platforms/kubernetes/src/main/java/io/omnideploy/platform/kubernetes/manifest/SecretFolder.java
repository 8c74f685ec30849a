package io.omnideploy.platform.kubernetes.manifest;

import io.omnideploy.config.Node;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.resource.Value.Obj;
import io.omnideploy.spi.PlatformFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The Secrets of a stack as a kustomization that takes their values from files beside it. A person makes these from examples, and
 * they stay out of version control; kustomize stops where one is missing.
 */
final class SecretFolder {
    private static final String FOLDER = "secrets/";

    private final ResourceGraph graph;
    private final Manifests manifests;
    private final List<PlatformFile> files = new ArrayList<>();
    private final SortedSet<String> needed = new TreeSet<>();

    SecretFolder(ResourceGraph graph, List<ResourceSpec> secrets, Manifests manifests) {
        this.graph = graph;
        this.manifests = manifests;
        if (!secrets.isEmpty()) {
            Map<String, Node> entries = new TreeMap<>();
            entries.put("apiVersion", Node.text("kustomize.config.k8s.io/v1beta1"));
            entries.put("kind", Node.text("Kustomization"));
            List<Node> generators = new ArrayList<>();
            secrets.forEach(spec -> generators.add(generator(spec)));
            entries.put("secretGenerator", Node.list(generators));
            files.addFirst(new PlatformFile.YamlStream(
                    FOLDER + "kustomization.yaml",
                    List.of("Takes the values from files that are not here, see ../README.md."),
                    List.of(Node.map(entries))));
        }
    }

    /** Returns the files; none when the stack has no secrets. */
    List<PlatformFile> files() {
        return files;
    }

    /** Returns the names of the files with values, in the folder of the secrets, each of which has an example beside it. */
    SortedSet<String> needed() {
        return needed;
    }

    private Node generator(ResourceSpec spec) {
        Obj metadata = object(manifests.property(spec, "metadata"));
        String name = text(metadata, "name").orElseGet(() -> spec.id().name());
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("name", Node.text(name));
        text(metadata, "namespace").ifPresent(namespace -> entries.put("namespace", Node.text(namespace)));
        manifests.property(spec, "type").ifPresent(type -> entries.put("type", Node.text(((Value.Text) type).text())));
        StringBuilder example = new StringBuilder();
        List<Node> sources = new ArrayList<>();
        object(manifests.property(spec, "string_data")).fields().forEach((key, value) -> {
            if (value instanceof Value.Text text) {
                files.add(new PlatformFile.Plain(FOLDER + name + "." + key, text.text()));
                sources.add(Node.text(key + "=" + name + "." + key));
            } else {
                comment(value, example);
                example.append(key).append("=\n");
            }
        });
        if (!example.isEmpty()) {
            String file = name + ".secrets.env";
            needed.add(file);
            files.add(new PlatformFile.Plain(
                    FOLDER + file + ".example",
                    "# Copy this to %s and write each value behind its sign, on one line and without quotes.\n"
                                    .formatted(file)
                            + example));
            entries.put("envs", Node.list(List.of(Node.text(file))));
        }
        if (!sources.isEmpty()) {
            entries.put("files", Node.list(sources));
        }
        entries.put("options", options(metadata));
        return Node.map(entries);
    }

    private void comment(Value value, StringBuilder example) {
        example.append('\n');
        if (value instanceof Value.JsonText) {
            example.append("# JSON, as 'kubectl create secret' would make it, with:\n");
        }
        for (String name : new TreeSet<>(value.secrets())) {
            SecretSpec secret = graph.secrets().get(name);
            example.append("# ")
                    .append(oneLine(secret.description()))
                    .append(secret.generated() ? " (made by OmniDeploy, " : " (")
                    .append(oneLine(secret.source().toString()))
                    .append(")\n");
        }
    }

    /** The pods name a Secret as it is called, and know by an annotation that it has changed. */
    private static Node options(Obj metadata) {
        Map<String, Node> options = new LinkedHashMap<>();
        options.put("disableNameSuffixHash", Node.word(true));
        for (String map : List.of("labels", "annotations")) {
            if (metadata.fields().get(map) instanceof Obj entries
                    && !entries.fields().isEmpty()) {
                Map<String, Node> texts = new LinkedHashMap<>();
                entries.fields()
                        .keySet()
                        .forEach(key -> text(entries, key).ifPresent(text -> texts.put(key, Node.text(text))));
                options.put(map, Node.map(texts));
            }
        }
        return Node.map(options);
    }

    private static Obj object(Optional<Value> value) {
        return value.filter(Obj.class::isInstance).map(Obj.class::cast).orElseGet(() -> Value.object(Map.of()));
    }

    private static Optional<String> text(Obj object, String key) {
        return object.fields().get(key) instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
