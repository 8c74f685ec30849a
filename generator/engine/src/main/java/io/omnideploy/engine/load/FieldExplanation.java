package io.omnideploy.engine.load;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Validated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Explains one key of deploy.yaml.
 *
 * @param path where it stands in the long form; a name that was not given is {@code *}
 * @param type what it takes, such as "a whole number"
 * @param limits what narrows the type, such as "1 to 65535"
 * @param fallback its default as it would be written
 * @param isRequired whether it must be given where the map around it is
 * @param meaning what it is for
 * @param children the keys inside it
 */
public record FieldExplanation(
        ConfigPath path,
        String type,
        Optional<String> limits,
        Optional<String> fallback,
        boolean isRequired,
        String meaning,
        List<Child> children) {
    public FieldExplanation {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(fallback, "fallback");
        Objects.requireNonNull(meaning, "meaning");
        children = List.copyOf(children);
    }

    /** A key inside of the explained one. */
    public record Child(String key, String type, Optional<String> fallback, boolean isRequired, String meaning) {
        public Child {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(fallback, "fallback");
            Objects.requireNonNull(meaning, "meaning");
        }
    }

    /**
     * Explains the key at a path: {@code components.web.service.autoscaling}, {@code components.*.service.autoscaling}, or
     * {@code service.autoscaling} as in the short form. Items of lists need no index. The empty path is the whole description.
     *
     * @param sections the shapes of the targets' own settings, by target
     */
    public static Validated<FieldExplanation> find(
            DeployShape shape, Map<String, Shape.Fields> sections, List<String> path) {
        Shape.Fields top = shape.top(sections);
        List<String> longForm = new ArrayList<>(path);
        boolean isShort = !path.isEmpty()
                && top.field(path.getFirst()).isEmpty()
                && shape.shortFormKeys().contains(path.getFirst());
        if (isShort) {
            longForm.addAll(0, List.of("components", "*"));
        }
        Shape.Field at = Shape.field("", top, "The description of one deployment.");
        ConfigPath walked = ConfigPath.ROOT;
        for (String segment : longForm) {
            Optional<Shape.Field> next = next(at, segment);
            if (next.isEmpty()) {
                List<String> known = new ArrayList<>(keys(at.shape()));
                if (walked.segments().isEmpty()) {
                    known.addAll(shape.shortFormKeys());
                }
                return unknown(segment, walked, known);
            }
            at = next.get();
            walked = walked.then(isIndex(segment) ? "*" : segment);
        }
        return Validated.of(explained(walked, at));
    }

    private static Optional<Shape.Field> next(Shape.Field at, String segment) {
        return switch (at.shape()) {
            case Shape.Fields fields -> fields.field(segment);
            case Shape.MapOf map -> Optional.of(inside(at, map.value()));
            case Shape.ListOf list when isIndex(segment) -> Optional.of(inside(at, list.item()));
            case Shape.ListOf list ->
                list.item() instanceof Shape.Fields fields ? fields.field(segment) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isIndex(String segment) {
        return segment.equals("*") || segment.startsWith("[") || segment.matches("\\d+");
    }

    private static Shape.Field inside(Shape.Field around, Shape shape) {
        return Shape.field(around.key(), shape, around.meaning());
    }

    private static Validated<FieldExplanation> unknown(String segment, ConfigPath walked, List<String> known) {
        Diagnostics problems = new Diagnostics();
        String where = walked.segments().isEmpty() ? "at the top" : "in " + walked;
        problems.add(Diagnostic.error("unknown-field", "There is no '" + segment + "' " + where + ".")
                .remedy(Nearest.remedy(segment, known)));
        return Validated.refused(problems);
    }

    private static FieldExplanation explained(ConfigPath path, Shape.Field field) {
        return new FieldExplanation(
                path,
                ShapeWords.type(field.shape()),
                ShapeWords.limits(field.shape()),
                field.fallback(),
                field.required(),
                field.meaning(),
                fields(field.shape()).stream()
                        .map(child -> new Child(
                                child.key(),
                                ShapeWords.type(child.shape()),
                                child.fallback(),
                                child.required(),
                                child.meaning()))
                        .toList());
    }

    private static List<String> keys(Shape shape) {
        return fields(shape).stream().map(Shape.Field::key).toList();
    }

    /** Returns the known keys of a map, or of the maps in a list or map. */
    private static List<Shape.Field> fields(Shape shape) {
        return switch (shape) {
            case Shape.Fields fields -> fields.fields();
            case Shape.MapOf map -> map.value() instanceof Shape.Fields fields ? fields.fields() : List.of();
            case Shape.ListOf list -> list.item() instanceof Shape.Fields fields ? fields.fields() : List.of();
            default -> List.of();
        };
    }
}
