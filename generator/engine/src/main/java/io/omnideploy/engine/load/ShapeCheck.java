package io.omnideploy.engine.load;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks a tree against a shape, tells everything that is wrong with it, and returns what is left without that, so that more
 * can be checked on the rest in the same run.
 */
final class ShapeCheck {
    /** How much of a description a tree is. */
    enum Extent {
        /** All of it, with variables expanded: what is required must be there. */
        WHOLE,
        /** A stack's changes as they are written: anything may be missing, nothing removes, variables stand as they are. */
        OVERLAY
    }

    private final Extent extent;
    private final Collection<String> alsoKnownAtTop;
    private final Map<ConfigPath, String> written;
    private final Set<ConfigPath> failed;
    private final Diagnostics problems;
    private final NavigableSet<ConfigPath> faulty = new TreeSet<>();

    private ShapeCheck(
            Extent extent, Collection<String> alsoKnownAtTop, Interpolation.Result expanded, Diagnostics problems) {
        this.extent = extent;
        this.alsoKnownAtTop = alsoKnownAtTop;
        this.written = expanded.written();
        this.failed = expanded.failed();
        this.problems = problems;
    }

    /**
     * What is left of a tree.
     *
     * @param root the tree without what is wrong
     * @param faulty where something was wrong
     */
    record Result(Node.Mapping root, NavigableSet<ConfigPath> faulty) {}

    /**
     * Checks a whole description.
     *
     * @param shortFormKeys keys that a person may also have meant at the top
     * @param expanded how the tree came to be
     */
    static Result whole(
            Node.Mapping root,
            Shape.Fields shape,
            Collection<String> shortFormKeys,
            Interpolation.Result expanded,
            Diagnostics problems) {
        ShapeCheck check = new ShapeCheck(Extent.WHOLE, shortFormKeys, expanded, problems);
        Node.Mapping left = check.fields(root, shape, ConfigPath.ROOT, root.span());
        return new Result(left, check.faulty);
    }

    /** Checks a stack's changes. */
    static void overlay(
            Node stack, Shape shape, Collection<String> shortFormKeys, ConfigPath path, Diagnostics problems) {
        Interpolation.Result unexpanded = new Interpolation.Result(Node.Mapping.empty(), Map.of(), Set.of());
        new ShapeCheck(Extent.OVERLAY, shortFormKeys, unexpanded, problems).node(stack, shape, path, stack.span());
    }

    /** Returns the node without what is wrong, or empty if nothing is left. */
    private Optional<Node> node(Node node, Shape shape, ConfigPath path, Optional<SourceSpan> keySpan) {
        return switch (shape) {
            case Shape.ListOf list when node instanceof Node.Sequence given -> list(given, list, path);
            case Shape.MapOf map when node instanceof Node.Mapping given -> Optional.of(map(given, map, path));
            case Shape.Fields fields
            when node instanceof Node.Mapping given -> {
                Set<String> missing = missing(given, fields);
                Node.Mapping left = fields(given, fields, path, keySpan);
                yield missing.isEmpty() && fields.fields().stream().allMatch(field -> isThere(field, left))
                        ? Optional.of(left)
                        : Optional.empty();
            }
            case Shape.Free free -> Optional.of(node);
            case Shape.ListOf list -> wrong(node, shape, path, "wrong-type", "Write a list: [a, b].");
            case Shape.MapOf map -> wrong(node, shape, path, "wrong-type", ShapeWords.lines(map));
            case Shape.Fields fields ->
                wrong(node, shape, path, "wrong-type", "Its keys are " + String.join(", ", fields.keys()) + ".");
            default -> leaf(node, shape, path);
        };
    }

    private Optional<Node> leaf(Node node, Shape shape, ConfigPath path) {
        if (failed.contains(path)) {
            faulty.add(path);
            return Optional.empty();
        }
        if (node instanceof Node.Expanded) {
            return Optional.of(node);
        }
        if (!(node instanceof Node.Scalar scalar)) {
            return wrong(node, shape, path, "wrong-type", "Write one value here.");
        }
        if (extent == Extent.OVERLAY && scalar.text().indexOf('$') >= 0) {
            return Optional.of(scalar);
        }
        return ScalarCheck.complaint(shape, scalar)
                .map(complaint -> wrong(scalar, shape, path, complaint.code(), complaint.remedy()))
                .orElse(Optional.of(scalar));
    }

    private Optional<Node> wrong(Node node, Shape shape, ConfigPath path, String code, String remedy) {
        String found =
                written.containsKey(path) ? "what '" + written.get(path) + "' gives" : ShapeWords.found(node, shape);
        faulty.add(path);
        problems.add(Diagnostic.error(code, "Expected " + ShapeWords.expected(shape) + ", found " + found + ".")
                .about(path)
                .at(node.span())
                .remedy(remedy));
        return Optional.empty();
    }

    /** A list with a faulty item is left out whole, so that the others keep their numbers. */
    private Optional<Node> list(Node.Sequence given, Shape.ListOf shape, ConfigPath path) {
        List<Node> items = new ArrayList<>();
        for (int index = 0; index < given.items().size(); index++) {
            Node item = given.items().get(index);
            node(item, shape.item(), path.item(index), item.span()).ifPresent(items::add);
        }
        return items.size() == given.items().size()
                ? Optional.of(new Node.Sequence(items, given.span()))
                : Optional.empty();
    }

    private Node.Mapping map(Node.Mapping given, Shape.MapOf shape, ConfigPath path) {
        SequencedMap<String, Node.Entry> left = new LinkedHashMap<>();
        given.entries().forEach((key, entry) -> {
            ConfigPath at = path.then(key);
            if (!shape.key().matcher(key).matches()) {
                faulty.add(at);
                problems.add(Diagnostic.error("wrong-name", "'" + key + "' is not " + shape.keyMeaning() + ".")
                        .about(at)
                        .at(entry.keySpan())
                        .remedy(ScalarCheck.suggestion(key, shape.key()).orElse("Choose another name.")));
            }
            if (entry.value() instanceof Node.Nothing nothing && !(shape.value() instanceof Shape.Free)) {
                nothingAt(at, entry, nothing);
            } else {
                node(entry.value(), shape.value(), at, entry.keySpan())
                        .ifPresent(value -> left.put(key, new Node.Entry(entry.keySpan(), value)));
            }
        });
        return new Node.Mapping(left, given.span());
    }

    private void nothingAt(ConfigPath path, Node.Entry entry, Node.Nothing nothing) {
        if (extent == Extent.WHOLE) {
            faulty.add(path);
            problems.add(Diagnostic.error("no-value", "'" + path.segments().getLast() + "' has no value.")
                    .about(path)
                    .at(entry.keySpan().or(nothing::span))
                    .remedy("Give it one, \"\" for empty text, or remove the key."));
        }
    }

    private Node.Mapping fields(Node.Mapping given, Shape.Fields shape, ConfigPath path, Optional<SourceSpan> keySpan) {
        SequencedMap<String, Node.Entry> left = new LinkedHashMap<>();
        given.entries().forEach((key, entry) -> {
            Optional<Shape.Field> field = shape.field(key);
            if (field.isEmpty()) {
                unknownKey(key, entry, shape, path);
            } else if (!(entry.value() instanceof Node.Nothing)) {
                node(entry.value(), field.get().shape(), path.then(key), entry.keySpan())
                        .ifPresent(value -> left.put(key, new Node.Entry(entry.keySpan(), value)));
            }
        });
        for (String key : missing(given, shape)) {
            // A key that was mistyped is told once, as the key that it is.
            if (!faulty.add(path.then(key))) {
                continue;
            }
            problems.add(Diagnostic.error("missing-key", "'" + key + "' is missing.")
                    .about(path.then(key))
                    .at(keySpan.or(given::span))
                    .remedy("Add '" + key + ": …', "
                            + ShapeWords.expected(shape.field(key).orElseThrow().shape()) + "."));
        }
        exclusive(left, shape, path);
        return new Node.Mapping(left, given.span());
    }

    private Set<String> missing(Node.Mapping given, Shape.Fields shape) {
        Set<String> missing = new TreeSet<>();
        for (Shape.Field field : shape.fields()) {
            boolean isAbsent = given.get(field.key())
                    .filter(value -> !(value instanceof Node.Nothing))
                    .isEmpty();
            if (extent == Extent.WHOLE && field.required() && isAbsent) {
                missing.add(field.key());
            }
        }
        return missing;
    }

    private boolean isThere(Shape.Field field, Node.Mapping left) {
        return extent == Extent.OVERLAY
                || !field.required()
                || left.get(field.key()).isPresent();
    }

    private void exclusive(SequencedMap<String, Node.Entry> left, Shape.Fields shape, ConfigPath path) {
        List<String> given = shape.oneOf().stream().filter(left::containsKey).toList();
        if (extent == Extent.WHOLE && given.size() > 1) {
            faulty.add(path);
            problems.add(
                    Diagnostic.error("exclusive-keys", "Only one of " + String.join(", ", given) + " can be given.")
                            .about(path)
                            .at(left.get(given.getLast()).keySpan())
                            .remedy("Keep one of them; in a stack, set the other to null."));
        }
    }

    private void unknownKey(String key, Node.Entry entry, Shape.Fields shape, ConfigPath path) {
        faulty.add(path.then(key));
        List<String> known = new ArrayList<>(shape.keys());
        boolean isTop = path.segments().isEmpty()
                || (extent == Extent.OVERLAY && path.segments().size() == 2);
        if (isTop) {
            known.addAll(alsoKnownAtTop);
        }
        Nearest.to(key, known).ifPresent(meant -> faulty.add(path.then(meant)));
        problems.add(unknownKey(key, entry, known, path));
    }

    /** Returns what is said of a key that means nothing where it stands. */
    static Diagnostic unknownKey(String key, Node.Entry entry, Collection<String> known, ConfigPath path) {
        String where = path.segments().isEmpty() ? "at the top" : "in " + path;
        return Diagnostic.error("unknown-key", "Unknown key '" + key + "' " + where + ".")
                .about(path.then(key))
                .at(entry.keySpan())
                .remedy(Nearest.remedy(key, known));
    }
}
