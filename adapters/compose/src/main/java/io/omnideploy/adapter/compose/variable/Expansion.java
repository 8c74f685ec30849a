package io.omnideploy.adapter.compose.variable;

import io.omnideploy.adapter.compose.variable.VariableText.Piece;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.SecretNames;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * Puts variables into the scalars of a file. Under {@code environment}, in commands and where else a secret may hide the result
 * is in deploy.yaml's words: secrets stay variables, which are read when the stack is brought up or refused, and a dollar sign
 * that is left stands for itself.
 */
public final class Expansion {
    /** The most characters that variables may give one text. */
    private static final int LONGEST = 1024 * 1024;

    /** The most characters that variables may give all texts together. */
    private static final long MOST = 8L * LONGEST;

    /** What of a service is expanded into deploy.yaml's words. */
    private static final Set<String> IN_DEPLOY_WORDS = Set.of("environment", "command", "entrypoint", "healthcheck");

    private final UnaryOperator<String> variables;
    private final Map<SourceSpan, List<Diagnostic>> problems;
    private final AtomicLong given;

    /** @param variables gives the value of a variable, or null */
    public Expansion(UnaryOperator<String> variables) {
        this(variables, new HashMap<>(), new AtomicLong());
    }

    private Expansion(UnaryOperator<String> variables, Map<SourceSpan, List<Diagnostic>> problems, AtomicLong given) {
        this.variables = variables;
        this.problems = problems;
        this.given = given;
    }

    /** Returns the same with further variables, which count less. */
    public Expansion with(Map<String, String> further) {
        return new Expansion(
                name -> {
                    String value = variables.apply(name);
                    return value == null ? further.get(name) : value;
                },
                problems,
                given);
    }

    /** Returns the same with further variables, which count more. */
    public Expansion under(Map<String, String> further) {
        return new Expansion(
                name -> {
                    String value = further.get(name);
                    return value == null ? variables.apply(name) : value;
                },
                problems,
                given);
    }

    /** Returns the value of a variable. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(variables.apply(name));
    }

    /** Returns what is wrong with the value at a place; only what is used need be right. */
    public List<Diagnostic> problems(SourceSpan place) {
        return problems.getOrDefault(place, List.of());
    }

    /** Returns a file with its variables put in; keys have none. */
    public Node file(Node root) {
        return node(root, ConfigPath.ROOT, "");
    }

    /** Returns a value of a file of variables, in deploy.yaml's words. */
    public String variable(String key, String text, Optional<SourceSpan> place) {
        return expanded(text, Mode.DEPLOY, key, ConfigPath.of(key), place);
    }

    /** Returns plain text with its variables put in. */
    public String plain(String text, Optional<SourceSpan> place) {
        return expanded(text, Mode.PLAIN, "", ConfigPath.ROOT, place);
    }

    private enum Mode {
        PLAIN,
        DEPLOY
    }

    private Node node(Node node, ConfigPath path, String key) {
        return switch (node) {
            case Node.Scalar scalar -> scalar(scalar, path, key);
            case Node.Sequence list -> {
                List<Node> items = new ArrayList<>();
                for (Node item : list.items()) {
                    items.add(node(item, path.item(items.size()), ""));
                }
                yield new Node.Sequence(items, list.span());
            }
            case Node.Mapping map -> {
                SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
                map.entries()
                        .forEach((name, entry) -> entries.put(
                                name, new Node.Entry(entry.keySpan(), node(entry.value(), path.then(name), name))));
                yield new Node.Mapping(entries, map.span());
            }
            case Node.Expanded expanded -> expanded;
            case Node.Nothing nothing -> nothing;
        };
    }

    private Node scalar(Node.Scalar scalar, ConfigPath path, String key) {
        List<String> segments = path.segments();
        boolean isOfService = segments.size() > 2 && segments.getFirst().equals("services");
        boolean isEnvironment =
                isOfService && segments.size() == 4 && segments.get(2).equals("environment");
        if (scalar.text().indexOf('$') < 0) {
            return isEnvironment && !key.isEmpty() && !scalar.quoted() ? PlainNumber.of(scalar) : scalar;
        }
        boolean isDeploy = isOfService
                ? IN_DEPLOY_WORDS.contains(segments.get(2)) || isBuildArgument(segments)
                : isTextOfConfig(segments);
        int equals = scalar.text().indexOf('=');
        String name = !isEnvironment || !key.isEmpty() || equals < 0
                ? key
                : scalar.text().substring(0, equals);
        String text = expanded(scalar.text(), isDeploy ? Mode.DEPLOY : Mode.PLAIN, name, path, scalar.span());
        // What a variable gave is text, and a number where one is wanted.
        return new Node.Scalar(text, true, scalar.span());
    }

    private static boolean isBuildArgument(List<String> segments) {
        return segments.size() > 4
                && segments.get(2).equals("build")
                && segments.get(3).equals("args");
    }

    private static boolean isTextOfConfig(List<String> segments) {
        return segments.size() == 3
                && segments.getFirst().equals("configs")
                && segments.getLast().equals("content");
    }

    private String expanded(String text, Mode mode, String key, ConfigPath path, Optional<SourceSpan> place) {
        StringBuilder result = new StringBuilder();
        try {
            put(VariableText.pieces(text), mode, key, result, path, place);
        } catch (VariableText.Malformed malformed) {
            tell(
                    Diagnostic.error("malformed-variable", malformed.getMessage())
                            .remedy("Write ${VAR} or ${VAR:-default}; for a dollar sign as text write $$."),
                    path,
                    place);
        }
        if (result.length() > LONGEST) {
            tell(
                    Diagnostic.error("value-too-long", "With its variables this value is longer than a MiB.")
                            .remedy("Give it in a file."),
                    path,
                    place);
            return "";
        }
        if (given.addAndGet(result.length()) > MOST) {
            throw new Refused(Diagnostic.error(
                            "values-too-long",
                            "With their variables all values together are longer than " + MOST / LONGEST + " MiB.")
                    .about(path)
                    .at(place)
                    .remedy("Give long ones in files."));
        }
        return result.toString();
    }

    private void put(
            List<Piece> pieces,
            Mode mode,
            String key,
            StringBuilder result,
            ConfigPath path,
            Optional<SourceSpan> place) {
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Plain plain -> result.append(shown(plain.text(), mode));
                case Piece.Variable variable -> {
                    if (mode == Mode.DEPLOY && isSecret(variable, key)) {
                        result.append(variable.written());
                    } else {
                        put(variable, mode, key, result, path, place);
                    }
                }
            }
            if (result.length() > LONGEST) {
                return;
            }
        }
    }

    /** A bare default that is nobody's secret value stays as it is, for the engine knows the same operators. */
    private static boolean isSecret(Piece.Variable variable, String key) {
        return (SecretNames.isSecret(key) || SecretNames.isSecret(variable.name()))
                && !variable.operator().endsWith("+");
    }

    private void put(
            Piece.Variable variable,
            Mode mode,
            String key,
            StringBuilder result,
            ConfigPath path,
            Optional<SourceSpan> place) {
        String value = variables.apply(variable.name());
        boolean has = value != null && !(variable.operator().startsWith(":") && value.isEmpty());
        switch (variable.operator()) {
            case ":-", "-" -> {
                if (has) {
                    result.append(shown(value, mode));
                } else {
                    put(variable.operand(), mode, key, result, path, place);
                }
            }
            case ":+", "+" -> {
                if (has) {
                    put(variable.operand(), mode, key, result, path, place);
                }
            }
            default -> {
                if (has) {
                    result.append(shown(value, mode));
                } else {
                    missing(variable, path, place);
                }
            }
        }
    }

    private static String shown(String text, Mode mode) {
        return switch (mode) {
            case PLAIN -> text;
            case DEPLOY -> TreeBuilder.escaped(text);
        };
    }

    private void missing(Piece.Variable variable, ConfigPath path, Optional<SourceSpan> place) {
        StringBuilder hint = new StringBuilder();
        for (Piece piece : variable.operand()) {
            if (piece instanceof Piece.Plain plain) {
                hint.append(plain.text());
            }
        }
        String cause = "The variable '" + variable.name() + "' is not set";
        tell(
                Diagnostic.error("missing-variable", hint.isEmpty() ? cause + "." : cause + ": " + hint)
                        .remedy("Set it or put it into .env, or give a default as in ${" + variable.name()
                                + ":-value}; compose would take it as empty."),
                path,
                place);
    }

    private void tell(Diagnostic diagnostic, ConfigPath path, Optional<SourceSpan> place) {
        place.ifPresent(span -> problems.computeIfAbsent(span, fresh -> new ArrayList<>())
                .add(diagnostic.about(path).at(span)));
    }
}
