package io.omnideploy.adapter.compose.form;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Checks a tree against the forms of compose; what is wrong is told with its place. */
public final class FormCheck {
    private final Map<String, Form> definitions;
    private final Predicate<Node> isOpen;
    private final Diagnostics problems;

    /** @param isOpen tells which scalars have no value yet, since a variable of theirs has none: that is told elsewhere */
    public FormCheck(Predicate<Node> isOpen, Diagnostics problems) {
        this(FormGrammar.read(), isOpen, problems);
    }

    /** Checks a file. */
    public void file(Node root) {
        check(root, definitions.get("file"), ConfigPath.ROOT);
    }

    /** Checks that a project, all its files laid over each other, says what has to be said. */
    public void whole(Node root) {
        new RequiredKeys(definitions, problems).check(root, definitions.get("file"), ConfigPath.ROOT);
    }

    private void check(Node node, Form form, ConfigPath path) {
        switch (form) {
            case Form.Reference reference -> check(node, definitions.get(reference.name()), path);
            case Form.Either either -> either(node, either, path);
            case Form.Any any -> {}
            case Form.Items items -> items(node, items, items.item(), path);
            case Form.Distinct distinct -> distinct(node, distinct, path);
            case Form.Named named -> named(node, named, path);
            case Form.Keys keys -> keys(node, keys, path);
            case Form.Words words -> words(node, words, path);
            case Form.Scalar scalar -> {
                if (!fits(node, scalar)) {
                    wrong(node, form, path);
                }
            }
        }
    }

    private void items(Node node, Form form, Form item, ConfigPath path) {
        if (!(node instanceof Node.Sequence list)) {
            wrong(node, form, path);
            return;
        }
        for (int index = 0; index < list.items().size(); index++) {
            check(list.items().get(index), item, path.item(index));
        }
    }

    private void distinct(Node node, Form.Distinct distinct, ConfigPath path) {
        items(node, distinct, distinct.item(), path);
        Set<String> seen = new HashSet<>();
        for (Node item : node instanceof Node.Sequence list ? list.items() : List.<Node>of()) {
            if (item instanceof Node.Scalar scalar && !isOpen.test(item) && !seen.add(scalar.text())) {
                problems.add(Diagnostic.error("item-twice", "'" + scalar.text() + "' stands twice in '" + path + "'.")
                        .about(path)
                        .at(scalar.span())
                        .remedy("Remove one of them."));
            }
        }
    }

    private void named(Node node, Form.Named named, ConfigPath path) {
        if (!(node instanceof Node.Mapping map)) {
            wrong(node, named, path);
            return;
        }
        map.entries().forEach((key, entry) -> {
            if (!key.startsWith("x-")) {
                check(entry.value(), named.value(), path.then(key));
            }
        });
    }

    private void keys(Node node, Form.Keys keys, ConfigPath path) {
        if (!(node instanceof Node.Mapping map)) {
            wrong(node, keys, path);
            return;
        }
        map.entries().forEach((key, entry) -> {
            Form form = keys.keys().get(key);
            if (form != null) {
                if (!isLeftOut(entry.value(), path.then(key))) {
                    check(entry.value(), form, path.then(key));
                }
            } else if (!key.startsWith("x-")) {
                problems.add(Diagnostic.error("unknown-key", "Compose has no '" + key + "' " + where(path) + ".")
                        .about(path.then(key))
                        .at(entry.keySpan())
                        .remedy(Nearest.remedy(key, keys.keys().keySet())));
            }
        });
    }

    /** A key without a value is as if it were not there, but for the maps whose entries are names. */
    private static boolean isLeftOut(Node node, ConfigPath path) {
        return node instanceof Node.Nothing && path.segments().size() == 1;
    }

    private void words(Node node, Form.Words words, ConfigPath path) {
        if (!(node instanceof Node.Scalar scalar) || (!words.words().contains(scalar.text()) && !isOpen.test(scalar))) {
            wrong(node, words, path);
        }
    }

    private void either(Node node, Form.Either either, ConfigPath path) {
        List<Form> forms = new ArrayList<>();
        either.forms().forEach(form -> forms.add(resolved(form)));
        for (Form form : forms) {
            boolean fits = switch (form) {
                case Form.Scalar scalar -> fits(node, scalar);
                case Form.Any any -> true;
                case Form.Words words ->
                    node instanceof Node.Scalar scalar && words.words().contains(scalar.text());
                case Form.Items items -> node instanceof Node.Sequence;
                case Form.Distinct distinct -> node instanceof Node.Sequence;
                case Form.Named named -> node instanceof Node.Mapping;
                case Form.Keys keys -> node instanceof Node.Mapping;
                case Form.Either inner -> false;
                case Form.Reference reference -> false;
            };
            if (fits) {
                check(node, form, path);
                return;
            }
        }
        for (Form form : forms) {
            if (form instanceof Form.Either inner && new Attempt(inner).fits(node, path)) {
                return;
            }
        }
        wrong(node, either, path);
    }

    /** Tries one way to read a value without telling what is wrong with it. */
    private final class Attempt {
        private final Form form;

        Attempt(Form form) {
            this.form = form;
        }

        boolean fits(Node node, ConfigPath path) {
            Diagnostics found = new Diagnostics();
            new FormCheck(definitions, isOpen, found).check(node, form, path);
            return !found.hasErrors();
        }
    }

    private FormCheck(Map<String, Form> definitions, Predicate<Node> isOpen, Diagnostics problems) {
        this.definitions = definitions;
        this.isOpen = isOpen;
        this.problems = problems;
    }

    private Form resolved(Form form) {
        return form instanceof Form.Reference reference ? resolved(definitions.get(reference.name())) : form;
    }

    private boolean fits(Node node, Form.Scalar form) {
        return switch (node) {
            case Node.Nothing nothing -> form.kind() == Form.Kind.NULL;
            case Node.Scalar scalar -> isOpen.test(scalar) || ScalarKinds.is(scalar, form.kind());
            default -> false;
        };
    }

    private void wrong(Node node, Form form, ConfigPath path) {
        problems.add(Diagnostic.error(
                        "wrong-form", "'" + path + "' must be " + words(form) + ", and this is " + shown(node) + ".")
                .about(path)
                .at(node.span())
                .remedy(
                        isTextToBe(node)
                                ? "Write it in that form; put quotes around text that looks like a number or a switch."
                                : "Write it in that form."));
    }

    /** Text without quotes that looks like a number or a switch is what people trip over most. */
    private static boolean isTextToBe(Node node) {
        return node instanceof Node.Scalar scalar && !scalar.quoted() && !ScalarKinds.is(scalar, Form.Kind.TEXT);
    }

    private static String shown(Node node) {
        return switch (node) {
            case Node.Scalar scalar when ScalarKinds.is(scalar, Form.Kind.WHOLE) -> "a number";
            case Node.Scalar scalar when ScalarKinds.is(scalar, Form.Kind.BOOL) -> "a switch";
            case Node.Scalar scalar when scalar.text().isEmpty() -> "empty text";
            case Node.Scalar scalar when scalar.text().length() < 40 -> "'" + scalar.text() + "'";
            default -> node.form();
        };
    }

    private String words(Form form) {
        return switch (form) {
            case Form.Scalar scalar ->
                switch (scalar.kind()) {
                    case TEXT -> "text";
                    case NUMBER -> "a number";
                    case WHOLE -> "a whole number";
                    case BOOL, FLAG -> "true or false";
                    case DURATION -> "a duration as 1m30s";
                    case SIZE -> "an amount as 64m";
                    case AMOUNT -> "an amount as \"64m\"";
                    case MODE -> "the rights of a file as 0440";
                    case ADDRESS -> "an IP address";
                    case EVERY -> "every_12h or another time";
                    case NULL -> "nothing";
                };
            case Form.Any any -> "anything";
            case Form.Words words -> "one of " + String.join(", ", words.words());
            case Form.Items items -> "a list";
            case Form.Distinct distinct -> "a list";
            case Form.Named named -> "a map";
            case Form.Keys keys -> "a map";
            case Form.Reference reference -> words(definitions.get(reference.name()));
            case Form.Either either ->
                String.join(
                        " or ",
                        either.forms().stream().map(this::words).distinct().toList());
        };
    }

    private static String where(ConfigPath path) {
        return path.segments().isEmpty() ? "at the top" : "in '" + path + "'";
    }
}
