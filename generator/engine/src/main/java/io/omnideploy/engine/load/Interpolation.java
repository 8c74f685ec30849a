package io.omnideploy.engine.load;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Node;
import io.omnideploy.config.Presets;
import io.omnideploy.config.SecretNames;
import io.omnideploy.config.Shape;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * Expands variables in the values of a description, never in its keys, and never so that a value becomes structure. What can
 * only be known when the stack is up (references, secrets) stays to be filled in.
 */
final class Interpolation {
    /** What the deployment says about itself; each may use those before it. */
    private static final List<String> OF_DEPLOYMENT = List.of("name", "version", "region");

    /** Which map of each component or backing service holds values that may be secrets. */
    private static final Map<String, String> WITH_SECRETS =
            Map.of("components", "environment", "backing_services", "external");

    /** What is an error unless somebody said that he knows. */
    private static final String IN_CLEAR = "secret-in-clear";

    private final Map<String, String> environment;
    private final Map<String, String> deployment = new LinkedHashMap<>();
    private final BiPredicate<String, String> isReference;
    private final Diagnostics problems;
    private final Set<String> silenced;
    private final Map<ConfigPath, String> written = new TreeMap<>();
    private final Set<ConfigPath> failed = new TreeSet<>();

    private Interpolation(
            Node.Mapping root,
            String stack,
            Map<String, String> environment,
            Set<String> silenced,
            Diagnostics problems) {
        this.silenced = silenced;
        this.environment = environment;
        this.problems = problems;
        deployment.put("stack", stack);
        isReference = (owner, attribute) -> isNamed(root, owner) || isAttribute(attribute);
    }

    /**
     * A description without variables.
     *
     * @param written what was written in the place of each value that a variable gave, so that no message shows the value
     * @param failed where no value came out; the reason is told
     */
    record Result(Node.Mapping root, Map<ConfigPath, String> written, Set<ConfigPath> failed) {}

    static Result of(
            Node.Mapping root,
            Shape.Fields shape,
            String stack,
            Map<String, String> environment,
            Set<String> silenced,
            Diagnostics problems) {
        Interpolation interpolation = new Interpolation(root, stack, environment, silenced, problems);
        return new Result(interpolation.top(root, shape), interpolation.written, interpolation.failed);
    }

    private Node.Mapping top(Node.Mapping root, Shape.Fields shape) {
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>(root.entries());
        for (String key : OF_DEPLOYMENT) {
            entries.computeIfPresent(key, (name, entry) -> expanded(name, entry, shape, ConfigPath.ROOT));
            if (entries.containsKey(key)
                    && entries.get(key).value() instanceof Node.Scalar scalar
                    && !failed.contains(ConfigPath.of(key))) {
                deployment.put(key, scalar.text());
            }
        }
        entries.computeIfPresent("components", (key, entry) -> renamed(entry, root));
        entries.replaceAll(
                (key, entry) -> OF_DEPLOYMENT.contains(key) ? entry : expanded(key, entry, shape, ConfigPath.ROOT));
        return new Node.Mapping(entries, root.span());
    }

    /** In the short form the component has the deployment's name: it follows where that comes from a variable. */
    private Node.Entry renamed(Node.Entry components, Node.Mapping root) {
        String given = Optional.ofNullable(deployment.get("name"))
                .filter(name -> DeploymentId.NAME.matcher(name).matches())
                .orElse(CanonicalForm.UNNAMED);
        if (!(root.get("name").orElse(null) instanceof Node.Scalar written)
                || written.text().equals(given)
                || !(components.value() instanceof Node.Mapping map)
                || !map.entries().containsKey(written.text())) {
            return components;
        }
        SequencedMap<String, Node.Entry> named = new LinkedHashMap<>();
        map.entries().forEach((name, entry) -> named.put(name.equals(written.text()) ? given : name, entry));
        return new Node.Entry(components.keySpan(), new Node.Mapping(named, map.span()));
    }

    private Node.Entry expanded(String key, Node.Entry entry, Shape within, ConfigPath path) {
        Shape shape = switch (within) {
            case Shape.Fields fields ->
                fields.field(key).map(Shape.Field::shape).orElse(within);
            case Shape.MapOf map -> map.value();
            default -> within;
        };
        return new Node.Entry(entry.keySpan(), node(entry.value(), shape, path.then(key)));
    }

    private Node node(Node node, Shape shape, ConfigPath path) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar, shape, path);
            case Node.Sequence list -> {
                List<Node> items = new ArrayList<>();
                for (Node item : list.items()) {
                    items.add(
                            node(item, shape instanceof Shape.ListOf of ? of.item() : shape, path.item(items.size())));
                }
                yield new Node.Sequence(items, list.span());
            }
            case Node.Mapping map -> {
                SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
                map.entries().forEach((key, entry) -> entries.put(key, expanded(key, entry, shape, path)));
                yield new Node.Mapping(entries, map.span());
            }
            case Node.Expanded already -> already;
            case Node.Nothing nothing -> nothing;
        };
    }

    private Node scalar(Node.Scalar scalar, Shape shape, ConfigPath path) {
        if (scalar.text().indexOf('$') < 0) {
            return scalar;
        }
        List<Piece> pieces;
        try {
            pieces = PieceParser.parse(scalar.text(), isReference);
        } catch (PieceParser.Malformed malformed) {
            failed.add(path);
            problems.add(Diagnostic.error("malformed-variable", malformed.getMessage())
                    .about(path)
                    .at(scalar.span())
                    .remedy("Write ${VAR}, ${VAR:-default} or ${name.attribute}; for a dollar sign as text write $$."));
            return scalar;
        }
        boolean plain = pieces.stream().allMatch(Piece.Plain.class::isInstance);
        if (!plain) {
            written.put(path, scalar.text());
        }
        boolean keyIsSecret = SecretNames.isSecret(path.segments().getLast());
        TextExpansion expansion = new TextExpansion(
                environment,
                deployment,
                place(shape, path),
                keyIsSecret,
                scalar.span(),
                problem -> tell(diagnostic(problem, shape).about(path).at(scalar.span()), path));
        Template template = expansion.expand(pieces);
        Optional<String> literal = template.literal();
        // What a variable gave is taken as if it had no quotes: flow maps need them around ${PORT}.
        return literal.isPresent()
                ? new Node.Scalar(literal.get(), plain && scalar.quoted(), scalar.span())
                : new Node.Expanded(template, scalar.span());
    }

    private void tell(Diagnostic diagnostic, ConfigPath path) {
        if (diagnostic.code().equals(IN_CLEAR) && silenced.contains(IN_CLEAR)) {
            return;
        }
        problems.add(diagnostic);
        if (diagnostic.severity() == Severity.ERROR) {
            failed.add(path);
        }
    }

    private static TextExpansion.Place place(Shape shape, ConfigPath path) {
        if (!(shape instanceof Shape.Text text) || !text.mayRefer()) {
            return TextExpansion.Place.CLEAR;
        }
        List<String> segments = path.segments();
        boolean mayHide = segments.size() == 4 && segments.get(2).equals(WITH_SECRETS.get(segments.getFirst()));
        return mayHide ? TextExpansion.Place.SECRET : TextExpansion.Place.REFERRING;
    }

    private Diagnostic diagnostic(TextExpansion.Problem problem, Shape shape) {
        return switch (problem) {
            case TextExpansion.Problem.Missing missing -> missing(missing, shape);
            case TextExpansion.Problem.NoReference no ->
                Diagnostic.error(
                                "no-reference-here",
                                "'${" + no.reference().owner() + "."
                                        + no.reference().attribute()
                                        + "}' is known only when the stack is up, and this must be known before.")
                        .remedy("Refer in environment, command or args, and write the value itself here.");
            case TextExpansion.Problem.UnknownOfDeployment unknown -> ofDeployment(unknown.attribute());
            case TextExpansion.Problem.SecretInClear secret ->
                Diagnostic.error(
                                IN_CLEAR,
                                "'" + secret.variable()
                                        + "' is named like a secret, and here its value would stand in clear in"
                                        + " files and plans.")
                        .remedy("Give it to the component under secrets, as {source: env:" + secret.variable()
                                + "}; if it is no secret, use a variable of another name or give the reason under"
                                + " lint.silence.secret-in-clear.");
        };
    }

    private static Diagnostic missing(TextExpansion.Problem.Missing missing, Shape shape) {
        String cause = "The variable '" + missing.variable() + "' is not set";
        Diagnostic diagnostic = Diagnostic.error(
                "missing-variable", missing.hint().isEmpty() ? cause + "." : cause + ": " + missing.hint());
        return diagnostic.remedy(
                shape instanceof Shape.Source
                        ? "For a secret write 'env:" + missing.variable()
                                + "'; it is read when the stack is brought up."
                        : "Set it, or give a default as in ${" + missing.variable() + ":-value}.");
    }

    private Diagnostic ofDeployment(String attribute) {
        boolean exists = OF_DEPLOYMENT.contains(attribute);
        return Diagnostic.error(
                        exists ? "missing-value" : "unknown-attribute",
                        exists
                                ? "'${deploy." + attribute + "}' has no value before this."
                                : "A deployment has no '" + attribute + "'.")
                .remedy(
                        exists
                                ? "Give '" + attribute + "' at the top of the description."
                                : Nearest.remedy(attribute, List.of("name", "version", "region", "stack")));
    }

    private static boolean isNamed(Node.Mapping root, String name) {
        return List.of("components", "backing_services").stream()
                .anyMatch(group -> root.get(group).orElse(null) instanceof Node.Mapping map
                        && map.entries().containsKey(name));
    }

    private static boolean isAttribute(String name) {
        return Presets.componentAttributes().contains(name)
                || Presets.words().stream()
                        .flatMap(preset -> Presets.attributes(Presets.meant(preset)).stream())
                        .anyMatch(attributes -> attributes.contains(name));
    }
}
