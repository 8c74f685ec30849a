package io.omnideploy.engine.load;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.SourceSpan;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Tells in a person's words where and why YAML can't be read. */
final class YamlSyntax {
    private static final String CODE = "yaml-syntax";

    private YamlSyntax() {}

    static Diagnostic explain(YAMLException failure, String text, YamlPlaces places) {
        return switch (failure) {
            case ReaderException unreadable -> unprintable(unreadable, text, places);
            case MarkedYAMLException marked -> marked(marked, places);
            default ->
                Diagnostic.error(CODE, "This is not YAML: " + oneLine(failure.getMessage()) + ".")
                        .remedy("Check indentation, quotes and brackets.");
        };
    }

    private static Diagnostic marked(MarkedYAMLException failure, YamlPlaces places) {
        Diagnostic diagnostic = cause(failure, oneLine(failure.getProblem()));
        return failure.getProblemMark() == null ? diagnostic : diagnostic.at(places.at(failure.getProblemMark()));
    }

    /** The parser's words are for those who know its grammar; the usual mistakes are told in others. */
    private static Diagnostic cause(MarkedYAMLException failure, String problem) {
        String begun = failure.getContextMark() == null
                ? ""
                : " that begins in line " + (failure.getContextMark().getLine() + 1);
        if (problem.contains("TAB")) {
            return error("A tab stands here, and YAML is indented with spaces.", "Replace it by spaces.");
        }
        if (problem.contains("mapping values are not allowed")) {
            return error(
                    "A key with a colon can't stand here.", "Check the indentation, and quote text that holds ': '.");
        }
        if (problem.contains("expected <block end>")) {
            return error(
                    "This doesn't belong to the list or map" + begun + ".",
                    "Begin the keys of one map, and the dashes of one list, in the same column.");
        }
        if (problem.contains("',' or '}'")) {
            return error(
                    "A comma or a closing brace is missing before this, in the map" + begun + ".",
                    "Add it; quote text that holds braces, as in \"${VAR}\".");
        }
        if (problem.contains("',' or ']'")) {
            return error(
                    "A comma or a closing bracket is missing before this, in the list" + begun + ".",
                    "Add it; quote text that holds brackets.");
        }
        if (problem.contains("could not find expected ':'")) {
            return error("This line is neither a key nor text that goes on.", "Add ': ' behind the key.");
        }
        if (problem.contains("cannot start any token")) {
            return error("No value can begin with this character.", "Put quotes around the text.");
        }
        if (problem.contains("unexpected end of stream")) {
            return error("The quote" + begun + " is not closed.", "Close it.");
        }
        return error("The YAML can't be read here: " + problem + ".", "Check indentation, quotes and brackets here.");
    }

    private static Diagnostic error(String cause, String remedy) {
        return Diagnostic.error(CODE, cause).remedy(remedy);
    }

    private static Diagnostic unprintable(ReaderException failure, String text, YamlPlaces places) {
        int offset = Math.min(failure.getPosition(), text.length());
        String before = text.substring(0, offset);
        int start = before.lastIndexOf('\n') + 1;
        int line =
                1 + (int) before.chars().filter(character -> character == '\n').count();
        return Diagnostic.error(
                        CODE, "The character U+%04X may not stand in YAML as it is.".formatted(failure.getCodePoint()))
                .at(new SourceSpan(places.displayName(), line, before.codePointCount(start, offset) + 1, 1))
                .remedy("Remove it, or write it as an escape in double quotes.");
    }

    private static String oneLine(String message) {
        return message == null
                ? "unknown cause"
                : message.replaceAll("\\s*\\R\\s*", " ").replaceAll("[.\\s]+$", "");
    }
}
