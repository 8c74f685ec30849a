package io.omnideploy.adapter.score;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.NodeLeaves;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds the single values of a file against the kinds that the Score specification v1b1 gives them. */
final class ScoreValues {
    /** The most characters of what has a form of its own. */
    private static final int LONGEST = 400;

    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?([0-9][0-9_]*|0[xX][0-9a-fA-F]+|0o[0-7]+|\\.[0-9]+|[0-9]+\\.[0-9]*)([eE][-+]?[0-9]+)?|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    private static final Pattern SWITCH = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern PORT = Pattern.compile("[1-9][0-9]{0,4}");
    private static final Pattern CPU = Pattern.compile("[0-9]+(m|\\.[0-9]+)?");
    private static final Pattern MEMORY = Pattern.compile("(0\\.[0-9]+|[1-9][0-9]*(\\.[0-9]+)?)([KMGTPE]i?)?");
    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-+[a-z0-9]+)*(\\.[a-z0-9]+(-+[a-z0-9]+)*)*");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,61}[A-Za-z0-9]");

    private enum Kind {
        TEXT("text; put quotes around what looks like a number or a switch"),
        PORT("a whole number from 1 to 65535"),
        SWITCH("true or false, without quotes"),
        CPU("text as \"500m\" or \"0.5\""),
        MEMORY("text as \"128Mi\""),
        ID("letters, digits and hyphens, in parts with dots between"),
        TYPE("2 to 63 letters, digits and hyphens"),
        SCHEME("HTTP or HTTPS");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Which values have which kind; {@code *} is any key, {@code #} any item. */
    private static final List<Rule> RULES = List.of(
            new Rule("metadata annotations *", Kind.TEXT),
            new Rule("service ports * port", Kind.PORT),
            new Rule("service ports * targetPort", Kind.PORT),
            new Rule("containers * image", Kind.TEXT),
            new Rule("containers * command #", Kind.TEXT),
            new Rule("containers * args #", Kind.TEXT),
            new Rule("containers * variables *", Kind.TEXT),
            new Rule("containers * files * source", Kind.TEXT),
            new Rule("containers * files * content", Kind.TEXT),
            new Rule("containers * files * binaryContent", Kind.TEXT),
            new Rule("containers * files * noExpand", Kind.SWITCH),
            new Rule("containers * volumes * source", Kind.TEXT),
            new Rule("containers * volumes * path", Kind.TEXT),
            new Rule("containers * volumes * readOnly", Kind.SWITCH),
            new Rule("containers * resources * cpu", Kind.CPU),
            new Rule("containers * resources * memory", Kind.MEMORY),
            new Rule("containers * livenessProbe httpGet port", Kind.PORT),
            new Rule("containers * livenessProbe httpGet path", Kind.TEXT),
            new Rule("containers * livenessProbe httpGet host", Kind.TEXT),
            new Rule("containers * livenessProbe httpGet scheme", Kind.SCHEME),
            new Rule("containers * livenessProbe httpGet httpHeaders # name", Kind.TEXT),
            new Rule("containers * livenessProbe httpGet httpHeaders # value", Kind.TEXT),
            new Rule("containers * livenessProbe exec command #", Kind.TEXT),
            new Rule("containers * readinessProbe httpGet port", Kind.PORT),
            new Rule("containers * readinessProbe httpGet path", Kind.TEXT),
            new Rule("containers * readinessProbe httpGet host", Kind.TEXT),
            new Rule("containers * readinessProbe httpGet scheme", Kind.SCHEME),
            new Rule("containers * readinessProbe httpGet httpHeaders # name", Kind.TEXT),
            new Rule("containers * readinessProbe httpGet httpHeaders # value", Kind.TEXT),
            new Rule("containers * readinessProbe exec command #", Kind.TEXT),
            new Rule("resources * type", Kind.TYPE),
            new Rule("resources * class", Kind.TYPE),
            new Rule("resources * id", Kind.ID),
            new Rule("resources * metadata annotations *", Kind.TEXT));

    private final Diagnostics problems;

    ScoreValues(Diagnostics problems) {
        this.problems = problems;
    }

    private record Rule(List<String> pattern, Kind kind) {
        Rule(String pattern, Kind kind) {
            this(List.of(pattern.split(" ")), kind);
        }

        /** Tells whether a path is what is meant, or lies in it, where nothing should lie. */
        boolean covers(List<String> path) {
            if (path.size() < pattern.size()) {
                return false;
            }
            for (int at = 0; at < pattern.size(); at++) {
                String wanted = pattern.get(at);
                boolean fits = wanted.equals("#")
                        ? path.get(at).startsWith("[")
                        : wanted.equals("*") || wanted.equals(path.get(at));
                if (!fits) {
                    return false;
                }
            }
            return true;
        }
    }

    void check(Node.Mapping root) {
        List<ConfigPath> told = new ArrayList<>();
        NodeLeaves.visit(root, (path, place, node) -> {
            for (Rule rule : RULES) {
                if (rule.covers(path.segments())) {
                    boolean isWhole = path.segments().size() == rule.pattern().size();
                    ConfigPath at = new ConfigPath(
                            path.segments().subList(0, rule.pattern().size()));
                    if (!(isWhole && fits(node, rule.kind())) && !told.contains(at)) {
                        told.add(at);
                        tell(at, place, rule.kind());
                    }
                    return;
                }
            }
        });
    }

    private static boolean fits(Node node, Kind kind) {
        if (!(node instanceof Node.Scalar scalar)) {
            return false;
        }
        String text = scalar.text();
        if (text.length() > LONGEST) {
            return kind == Kind.TEXT;
        }
        return switch (kind) {
            case TEXT -> isText(scalar);
            case PORT -> !scalar.quoted() && PORT.matcher(text).matches() && Integer.parseInt(text) <= 65535;
            case SWITCH -> !scalar.quoted() && SWITCH.matcher(text).matches();
            case CPU -> isText(scalar) && CPU.matcher(text).matches();
            case MEMORY -> isText(scalar) && MEMORY.matcher(text).matches();
            case ID -> isText(scalar) && ID.matcher(text).matches() && text.length() >= 2 && text.length() <= 63;
            case TYPE -> isText(scalar) && TYPE.matcher(text).matches();
            case SCHEME -> text.equals("HTTP") || text.equals("HTTPS");
        };
    }

    private static boolean isText(Node.Scalar scalar) {
        return scalar.quoted()
                || !(NUMBER.matcher(scalar.text()).matches()
                        || SWITCH.matcher(scalar.text()).matches());
    }

    private void tell(ConfigPath path, SourceSpan place, Kind kind) {
        problems.add(Diagnostic.error("wrong-value", "'" + path + "' is not what Score takes there.")
                .about(path)
                .at(Optional.of(place))
                .remedy("Write " + kind.words + "."));
    }
}
