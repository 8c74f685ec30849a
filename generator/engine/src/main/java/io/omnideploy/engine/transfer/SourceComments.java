package io.omnideploy.engine.transfer;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments of files, each given out once: at what comes from their line, or from the next one of which anything is left. */
public final class SourceComments {
    /** None. */
    static final SourceComments NONE = new SourceComments();

    /** A line below which text of several lines begins. */
    private static final Pattern BLOCK = Pattern.compile(".*[:\\-]\\s+(?:[!&]\\S+\\s+)*[|>][0-9+-]{0,2}\\s*");

    private static final Pattern DASHES = Pattern.compile("\\s*(?:-\\s+)*");
    private static final int NO_BLOCK = Integer.MAX_VALUE;

    private final Map<String, NavigableMap<Integer, List<String>>> above = new HashMap<>();
    private final Map<String, NavigableMap<Integer, String>> beside = new HashMap<>();

    private SourceComments() {}

    /**
     * Reads the comments of files.
     *
     * @param texts their characters by the name in places
     * @param root what was made of them
     */
    public static SourceComments of(Map<String, String> texts, Node.Mapping root) {
        Map<String, NavigableMap<Integer, Boolean>> lines = new HashMap<>();
        collect(root, lines);
        SourceComments comments = new SourceComments();
        new TreeMap<>(texts)
                .forEach((file, text) -> comments.read(file, text, lines.getOrDefault(file, new TreeMap<>())));
        return comments;
    }

    private void read(String file, String text, NavigableMap<Integer, Boolean> made) {
        NavigableMap<Integer, List<String>> blocks = above.computeIfAbsent(file, fresh -> new TreeMap<>());
        NavigableMap<Integer, String> ends = beside.computeIfAbsent(file, fresh -> new TreeMap<>());
        int number = 0;
        int block = NO_BLOCK;
        for (String line : text.lines().toList()) {
            number++;
            int indent = indent(line);
            if (line.isBlank() || indent > block) {
                // Inside of a text of several lines nothing is a comment.
                continue;
            }
            int hash = comment(line);
            String code = hash < 0 ? line : line.substring(0, hash);
            block = BLOCK.matcher(code).matches() ? keyIndent(code) : NO_BLOCK;
            if (hash < 0) {
                continue;
            }
            String comment = line.substring(hash).stripTrailing();
            boolean isAlone = line.substring(0, hash).isBlank();
            if (!isAlone && made.containsKey(number)) {
                ends.put(number, comment);
            } else {
                Integer next = made.ceilingKey(number);
                blocks.computeIfAbsent(next == null ? Integer.MAX_VALUE : next, fresh -> new ArrayList<>())
                        .add(comment);
            }
        }
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** Returns where the key of a line stands, behind the dashes of lists; what belongs to it stands further in. */
    private static int keyIndent(String line) {
        Matcher dashes = DASHES.matcher(line);
        dashes.lookingAt();
        return line.substring(dashes.end()).contains(":") ? dashes.end() : Math.max(0, dashes.end() - 2);
    }

    /** Returns where a comment begins; -1 if none does. A hash inside of quotes or of a word is none. */
    private static int comment(String line) {
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char sign = line.charAt(at);
            if (quote != 0) {
                quote = sign == quote ? 0 : quote;
            } else if ((sign == '"' || sign == '\'') && (at == 0 || " [{,:-".indexOf(line.charAt(at - 1)) >= 0)) {
                quote = sign;
            } else if (sign == '#' && (at == 0 || Character.isWhitespace(line.charAt(at - 1)))) {
                return at;
            }
        }
        return -1;
    }

    private static void collect(Node node, Map<String, NavigableMap<Integer, Boolean>> lines) {
        switch (node) {
            case Node.Mapping map ->
                map.entries().forEach((key, entry) -> {
                    entry.keySpan().or(entry.value()::span).ifPresent(place -> add(place, lines));
                    collect(entry.value(), lines);
                });
            case Node.Sequence list ->
                list.items().forEach(item -> {
                    item.span().ifPresent(place -> add(place, lines));
                    collect(item, lines);
                });
            default -> node.span().ifPresent(place -> add(place, lines));
        }
    }

    private static void add(SourceSpan place, Map<String, NavigableMap<Integer, Boolean>> lines) {
        lines.computeIfAbsent(place.file(), fresh -> new TreeMap<>()).put(place.line(), true);
    }

    /** Takes the comments that stand above a line. */
    List<String> above(SourceSpan place) {
        List<String> block = above.getOrDefault(place.file(), new TreeMap<>()).remove(place.line());
        return block == null ? List.of() : block;
    }

    /** Takes the comment that stands beside what is on a line. */
    Optional<String> beside(SourceSpan place) {
        return Optional.ofNullable(
                beside.getOrDefault(place.file(), new TreeMap<>()).remove(place.line()));
    }

    /** Tells whether nothing inside of a node has a comment that would have to stand between its lines. */
    boolean isSilentIn(Node node) {
        Map<String, NavigableMap<Integer, Boolean>> lines = new HashMap<>();
        collect(node, lines);
        return lines.entrySet().stream()
                .allMatch(file -> file.getValue().keySet().stream()
                        .noneMatch(line -> above.getOrDefault(file.getKey(), new TreeMap<>())
                                        .containsKey(line)
                                || beside.getOrDefault(file.getKey(), new TreeMap<>())
                                        .containsKey(line)));
    }

    /** Takes what is left, for the end. */
    List<String> rest() {
        List<String> rest = new ArrayList<>();
        new TreeMap<>(above).values().forEach(blocks -> blocks.values().forEach(rest::addAll));
        new TreeMap<>(beside).values().forEach(ends -> rest.addAll(ends.values()));
        above.clear();
        beside.clear();
        return rest;
    }
}
