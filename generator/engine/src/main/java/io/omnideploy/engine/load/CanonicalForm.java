package io.omnideploy.engine.load;

import io.omnideploy.config.DeployShape;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Brings a description and its stacks into the long form, so that everything behind it knows one form. */
final class CanonicalForm {
    /** What a component is called where the deployment has no usable name; the error is told elsewhere. */
    static final String UNNAMED = "unnamed";

    private static final String COMPONENTS = "components";
    private static final String STACKS = "stacks";

    private final Set<String> shortKeys;
    private final Shorthands shorthands;
    private final Diagnostics problems;

    private CanonicalForm(DeployShape shape, Diagnostics problems) {
        shortKeys = Set.copyOf(shape.shortFormKeys());
        shorthands = new Shorthands(shape.shorthands(), problems);
        this.problems = problems;
    }

    /** Returns the long form; what can't be brought into it is noticed and left as it is. */
    static Node.Mapping of(Node.Mapping root, DeployShape shape, Diagnostics problems) {
        return new CanonicalForm(shape, problems).canonical(root);
    }

    private Node.Mapping canonical(Node.Mapping root) {
        SequencedMap<String, Node.Mapping> stacks = stacks(root);
        Optional<Node.Entry> shortForm = firstShortKey(root);
        boolean isLong = root.entries().containsKey(COMPONENTS);
        for (Node.Mapping stack : stacks.values()) {
            shortForm = shortForm.or(() -> firstShortKey(stack));
            isLong |= stack.entries().containsKey(COMPONENTS);
        }
        if (shortForm.isPresent() && isLong) {
            problems.add(Diagnostic.error(
                            "mixed-forms",
                            "This key belongs to the short form of a single component, and 'components' to the long form"
                                    + " of several.")
                    .at(shortForm.flatMap(Node.Entry::keySpan))
                    .remedy("Move it under the component that it is about, as components.<name>."));
            return root;
        }
        Node.Mapping base = root;
        if (shortForm.isPresent()) {
            Owner owner = Owner.of(root);
            base = hoisted(base, owner, true);
            stacks.replaceAll((name, stack) -> hoisted(stack, owner, false));
        }
        base = withShorthandsWrittenOut(base);
        stacks.replaceAll((name, stack) -> withShorthandsWrittenOut(stack));
        return withStacks(base, stacks);
    }

    /** The component that the short form describes: it has the deployment's name, and stands where that is given. */
    private record Owner(String name, Optional<SourceSpan> span) {
        static Owner of(Node.Mapping root) {
            if (!(root.get("name").orElse(null) instanceof Node.Scalar name)) {
                return new Owner(UNNAMED, root.span());
            }
            // With a variable in it, it is named when variables are expanded.
            boolean isUsable = name.text().indexOf('$') >= 0
                    || DeploymentId.NAME.matcher(name.text()).matches();
            return new Owner(isUsable ? name.text() : UNNAMED, name.span());
        }
    }

    private Optional<Node.Entry> firstShortKey(Node.Mapping map) {
        return map.entries().entrySet().stream()
                .filter(entry -> shortKeys.contains(entry.getKey()))
                .findFirst()
                .map(Map.Entry::getValue);
    }

    private Node.Mapping hoisted(Node.Mapping map, Owner owner, boolean isBase) {
        SequencedMap<String, Node.Entry> rest = new LinkedHashMap<>();
        SequencedMap<String, Node.Entry> component = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> (shortKeys.contains(key) ? component : rest).put(key, entry));
        if (isBase) {
            component.merge(
                    "service",
                    new Node.Entry(Optional.empty(), publicByDefault()),
                    (given, none) -> new Node.Entry(given.keySpan(), publicUnlessSaid(given.value())));
        }
        if (!component.isEmpty()) {
            Node.Mapping named = new Node.Mapping(
                    new LinkedHashMap<>(Map.of(
                            owner.name(), new Node.Entry(owner.span(), new Node.Mapping(component, owner.span())))),
                    owner.span());
            rest.put(COMPONENTS, new Node.Entry(owner.span(), named));
        }
        return new Node.Mapping(rest, map.span());
    }

    private static Node.Mapping publicByDefault() {
        return Node.map(Map.of("public", Node.word(true)));
    }

    private static Node publicUnlessSaid(Node service) {
        return switch (service) {
            case Node.Mapping map when map.get("public").isEmpty() -> map.with("public", Node.word(true));
            case Node.Nothing nothing -> publicByDefault();
            default -> service;
        };
    }

    private Node.Mapping withShorthandsWrittenOut(Node.Mapping map) {
        if (!(map.get(COMPONENTS).orElse(null) instanceof Node.Mapping components)) {
            return map;
        }
        SequencedMap<String, Node.Entry> written = new LinkedHashMap<>(components.entries());
        written.replaceAll((name, entry) -> entry.value() instanceof Node.Mapping settings
                ? new Node.Entry(entry.keySpan(), shorthands.writtenOut(settings))
                : entry);
        return map.with(COMPONENTS, new Node.Mapping(written, components.span()));
    }

    private static SequencedMap<String, Node.Mapping> stacks(Node.Mapping root) {
        SequencedMap<String, Node.Mapping> stacks = new LinkedHashMap<>();
        if (root.get(STACKS).orElse(null) instanceof Node.Mapping all) {
            all.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Mapping stack) {
                    stacks.put(name, stack);
                }
            });
        }
        return stacks;
    }

    private static Node.Mapping withStacks(Node.Mapping base, SequencedMap<String, Node.Mapping> stacks) {
        Node.Mapping result = base;
        for (Map.Entry<String, Node.Mapping> stack : stacks.entrySet()) {
            Node.Mapping all = (Node.Mapping) result.get(STACKS).orElseThrow();
            result = result.with(STACKS, all.with(stack.getKey(), stack.getValue()));
        }
        return result;
    }
}
