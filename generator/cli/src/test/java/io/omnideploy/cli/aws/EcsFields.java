package io.omnideploy.cli.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The descriptions of the table {@code ecs-fields.yaml}: a small one for each field that some part can have. */
public final class EcsFields {
    public static final String NAME = "fields";
    public static final String REGION = "eu-central-1";

    private static final Path TABLE = Path.of("src/test/cases/ecs-fields.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> BASE =
            Map.of("kind", "worker", "container", Map.of("image", "acme/base:1"));

    private final Map<String, Map<String, Map<String, Object>>> table;
    private final String certificate;

    /**
     * A field with what is described to try it.
     *
     * @param section components or backing_services
     * @param path the field below a component or a backing service, keys of maps and places in lists left out
     * @param description of the part; nothing where the field is tried elsewhere
     */
    public record Field(String section, String path, Optional<Map<String, Object>> description) {
        /** Returns the name of its component or backing service. */
        public String name() {
            return path.replace('.', '-').replace('_', '-');
        }

        @Override
        public String toString() {
            return section + ".*." + path;
        }
    }

    /** @param certificate the ARN of one for public services to show */
    public EcsFields(String certificate) throws IOException {
        this.certificate = certificate;
        try (InputStream text = Files.newInputStream(TABLE)) {
            table = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        }
    }

    /** Returns every field of the table. */
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        table.forEach((section, entries) -> entries.forEach((path, entry) -> fields.add(new Field(
                section,
                path,
                entry.containsKey("elsewhere") ? Optional.empty() : Optional.of(part(section, path, entry))))));
        return fields;
    }

    /** Returns the names of all fields that the shape of a deployment has there. */
    public static SortedSet<String> ofShape(String section) {
        SortedSet<String> paths = new TreeSet<>();
        DeployShape shape = new DeployShape();
        collect(section.equals("components") ? shape.component() : shape.backingService(), "", paths);
        return paths;
    }

    /** Returns what AWS must have been asked for, by pointers into what it tells of a kind of thing. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> expected(Field field, String kind) {
        return (Map<String, Object>)
                table.get(field.section()).get(field.path()).getOrDefault(kind, Map.of());
    }

    /** Returns one description with a part for each of some fields. */
    public String description(List<Field> fields) throws IOException {
        Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
        for (Field field : fields) {
            field.description()
                    .ifPresent(part -> sections.computeIfAbsent(field.section(), section -> new LinkedHashMap<>())
                            .put(field.name(), part));
            word(field, "used")
                    .ifPresent(what -> sections.computeIfAbsent("components", section -> new LinkedHashMap<>())
                            .put("uses-" + field.name(), using("${" + field.name() + "." + what + "}")));
        }
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("name", NAME);
        top.put("target", "ecs");
        top.put("region", REGION);
        top.put("tags", Map.of("team", "tests"));
        top.putAll(sections);
        for (Field field : fields) {
            top.putAll(beside(field));
        }
        // JSON is YAML, and needs no care for what a text looks like.
        return JSON.writeValueAsString(top);
    }

    /** Returns the fields of a description with the one field alone: itself, and what it refers to. */
    public List<Field> alone(Field field) {
        List<Field> alone = new ArrayList<>(List.of(field));
        word(field, "needs")
                .ifPresent(name -> fields().stream()
                        .filter(other -> other.name().equals(name))
                        .forEach(alone::add));
        return alone;
    }

    private static Map<String, Object> using(String address) {
        return merged(BASE, Map.of("environment", Map.of("WHERE", address)));
    }

    /** Returns what stands at the top because a field needs it there. */
    @SuppressWarnings("unchecked")
    private Map<String, Object> beside(Field field) {
        return (Map<String, Object>)
                table.get(field.section()).get(field.path()).getOrDefault("beside", Map.of());
    }

    private Optional<String> word(Field field, String key) {
        return Optional.ofNullable(
                (String) table.get(field.section()).get(field.path()).get(key));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> part(String section, String path, Map<String, Object> entry) {
        if (entry.containsKey("front")) {
            Map<String, Object> service =
                    new LinkedHashMap<>(Map.of("public", true, "tls", Map.of("certificate", certificate)));
            Map<String, Object> front = (Map<String, Object>) entry.get("front");
            if (!front.toString().matches("(?s).*(domains|paths).*")) {
                service.put("domains", List.of(path.replaceAll("[._]", "-") + ".example.com"));
            }
            Map<String, Object> base = Map.of(
                    "kind",
                    "service",
                    "container",
                    Map.of("image", "acme/base:1", "ports", List.of(8080), "health_check", Map.of("path", "/")),
                    "service",
                    service);
            return merged(base, front);
        }
        Map<String, Object> with = (Map<String, Object>) entry.get("with");
        return section.equals("components") ? merged(BASE, with) : with;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> merged(Map<String, Object> base, Map<String, Object> over) {
        Map<String, Object> merged = new LinkedHashMap<>(base);
        over.forEach((key, value) -> merged.merge(
                key,
                value,
                (old, given) -> old instanceof Map<?, ?> && given instanceof Map<?, ?>
                        ? merged((Map<String, Object>) old, (Map<String, Object>) given)
                        : given));
        return merged;
    }

    private static void collect(Shape shape, String path, SortedSet<String> paths) {
        switch (shape) {
            case Shape.Fields fields ->
                fields.fields()
                        .forEach(field ->
                                collect(field.shape(), path.isEmpty() ? field.key() : path + "." + field.key(), paths));
            case Shape.ListOf list -> collect(list.item(), path, paths);
            case Shape.MapOf map -> collect(map.value(), path, paths);
            case Shape.Text text -> paths.add(path);
            case Shape.Word word -> paths.add(path);
            case Shape.Whole whole -> paths.add(path);
            case Shape.Decimal decimal -> paths.add(path);
            case Shape.Switch ignored -> paths.add(path);
            case Shape.Time time -> paths.add(path);
            case Shape.Bytes bytes -> paths.add(path);
            case Shape.CpuAmount cpu -> paths.add(path);
            case Shape.Source source -> paths.add(path);
            case Shape.Free free -> paths.add(path);
        }
    }
}
