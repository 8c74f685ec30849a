package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML (and so JSON) into nodes with places. Built on the parser's events instead of its nodes, since scalars stay as
 * they are written, and what aliases cost must be known before it is paid.
 */
final class YamlReader {
    /** The deepest nesting; a description needs about ten. */
    static final int DEEPEST = 64;

    /** The most nodes, counted as if every alias were written out. */
    static final int MOST_NODES = 100_000;

    /** The most characters without a space between them. */
    private static final int LONGEST_WORD = 512 * 1024;

    private final Parser parser;
    private final YamlPlaces places;
    private final Diagnostics problems = new Diagnostics();
    private final Map<SourceSpan, String> tags = new LinkedHashMap<>();
    private final Map<String, Anchored> anchors = new LinkedHashMap<>();
    private long nodes;
    private int depth;
    private int reached;

    /** What an anchor names: absent while it is still being read, since nothing may hold itself. */
    private record Anchored(Optional<Node> node, long size, int height) {}

    private YamlReader(String text, String displayName) {
        parser = new ParserImpl(new StreamReader(text), new LoaderOptions());
        places = new YamlPlaces(displayName);
    }

    /**
     * Reads the single document of a text.
     *
     * @throws Refused with the place where it can't be read
     */
    static Node read(String text, String displayName) {
        Tagged tagged = tagged(text, displayName);
        YamlScalars.refuseTags(tagged.tags(), Set.of());
        return tagged.root();
    }

    /**
     * What a text holds.
     *
     * @param tags the tags of what is more than plain data, by place; who knows the format says which of them are known
     */
    record Tagged(Node root, Map<SourceSpan, String> tags) {}

    /**
     * Reads the single document of a text, and the tags in it.
     *
     * @throws Refused with the place where it can't be read
     */
    static Tagged tagged(String text, String displayName) {
        YamlPlaces places = new YamlPlaces(displayName);
        refuseLongWord(text, displayName);
        try {
            YamlReader reader = new YamlReader(text, displayName);
            Node root = reader.document();
            reader.problems.refuseOnError();
            return new Tagged(root, reader.tags);
        } catch (YAMLException malformed) {
            throw new Refused(YamlSyntax.explain(malformed, text, places));
        }
    }

    /** The parser looks at a word without spaces again and again, at a cost that grows with the square of its length. */
    private static void refuseLongWord(String text, String displayName) {
        int line = 1;
        int lineStart = 0;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char here = text.charAt(at);
            boolean isBracketBetweenWords = at == start && "[]{}".indexOf(here) >= 0;
            if (here == ' ' || here == '\n' || here == '\r' || here == '\t' || isBracketBetweenWords) {
                start = at + 1;
                if (here == '\n') {
                    line++;
                    lineStart = start;
                }
            } else if (at - start >= LONGEST_WORD) {
                throw new Refused(Diagnostic.error(
                                "word-too-long",
                                "Here begin more than " + LONGEST_WORD + " characters without a space between them.")
                        .at(new SourceSpan(displayName, line, text.codePointCount(lineStart, start) + 1, 1))
                        .remedy("Put them into a file of their own, or a text of several lines behind '|'."));
            }
        }
    }

    private Node document() {
        parser.getEvent();
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            return new Node.Nothing(Optional.empty());
        }
        parser.getEvent();
        Node root = node(parser.getEvent());
        parser.getEvent();
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw refused(
                    parser.peekEvent(),
                    "several-documents",
                    "A second document begins here, and a description is one.",
                    "Remove the line '---', or put the second into a file of its own.");
        }
        return root;
    }

    private Node node(Event event) {
        return switch (event) {
            case AliasEvent alias -> alias(alias);
            case ScalarEvent scalar -> anchored(scalar, nodes, () -> YamlScalars.node(scalar, places, problems));
            case SequenceStartEvent start -> anchored(start, nodes, () -> nested(start, () -> sequence(start)));
            case MappingStartEvent start -> anchored(start, nodes, () -> nested(start, () -> mapping(start)));
            default -> throw new IllegalStateException("no node begins with " + event);
        };
    }

    private interface Reading {
        Node read();
    }

    private Node anchored(NodeEvent event, long before, Reading reading) {
        count(event, 1);
        Optional<String> tag = YamlScalars.tag(event);
        String anchor = event.getAnchor();
        if (anchor == null) {
            return tagged(tag, reading.read());
        }
        anchors.put(anchor, new Anchored(Optional.empty(), 0, 0));
        int reachedBefore = reached;
        reached = depth;
        Node node = tagged(tag, reading.read());
        anchors.put(anchor, new Anchored(Optional.of(node), nodes - before, reached - depth));
        reached = Math.max(reached, reachedBefore);
        return node;
    }

    /** Remembers a tag by the place of the whole value. */
    private Node tagged(Optional<String> tag, Node node) {
        tag.ifPresent(text -> node.span().ifPresent(place -> tags.put(place, text)));
        return node;
    }

    private Node alias(AliasEvent alias) {
        Anchored anchored = anchors.get(alias.getAnchor());
        if (anchored == null) {
            throw refused(
                    alias,
                    "unknown-anchor",
                    "No '&" + alias.getAnchor() + "' stands before this '*" + alias.getAnchor() + "'.",
                    "Put quotes around text that begins with *.");
        }
        Node node = anchored.node()
                .orElseThrow(() -> refused(
                        alias,
                        "anchor-in-itself",
                        "'*" + alias.getAnchor() + "' stands inside of what it names.",
                        "Write it out."));
        count(alias, anchored.size());
        reach(alias, depth + anchored.height());
        return node;
    }

    private void count(Event event, long more) {
        nodes += more;
        if (nodes > MOST_NODES) {
            throw refused(
                    event,
                    "too-many-nodes",
                    "With its aliases written out, the description has more than " + MOST_NODES + " values.",
                    "Remove aliases of aliases, or split the deployment.");
        }
    }

    private Node nested(Event start, Reading reading) {
        depth++;
        reach(start, depth);
        Node node = reading.read();
        depth--;
        return node;
    }

    private void reach(Event event, int level) {
        reached = Math.max(reached, level);
        if (reached > DEEPEST) {
            throw refused(
                    event,
                    "nested-too-deeply",
                    "Lists and maps are nested deeper than " + DEEPEST + " levels here.",
                    "Check the brackets and the indentation.");
        }
    }

    private Node sequence(SequenceStartEvent start) {
        List<Node> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(parser.getEvent()));
        }
        return new Node.Sequence(items, places.span(start, parser.getEvent()));
    }

    private Node mapping(MappingStartEvent start) {
        SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>();
        List<Node> merged = new ArrayList<>();
        Optional<SourceSpan> mergedAt = Optional.empty();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            Event keyEvent = parser.getEvent();
            Node key = node(keyEvent);
            Node value = node(parser.getEvent());
            if (!(key instanceof Node.Scalar name)) {
                problems.add(Diagnostic.error("key-is-not-text", "A key must be text, and this is " + key.form() + ".")
                        .at(places.span(keyEvent))
                        .remedy("Write a name before the colon; quote it if need be."));
            } else if (name.text().equals("<<") && !name.quoted()) {
                Optional<SourceSpan> place = places.span(keyEvent);
                if (merged.isEmpty()) {
                    mergedAt = place;
                } else {
                    twice("<<", place, mergedAt, "Name both in one list, as in '<<: [*a, *b]'.");
                }
                merged.add(value);
            } else {
                put(entries, name.text(), new Node.Entry(places.span(keyEvent), value));
            }
        }
        Optional<SourceSpan> span = places.span(start, parser.getEvent());
        merged.forEach(from -> merge(entries, from));
        return new Node.Mapping(entries, span);
    }

    private void put(SequencedMap<String, Node.Entry> entries, String key, Node.Entry entry) {
        Node.Entry first = entries.putIfAbsent(key, entry);
        if (first != null) {
            twice(key, entry.keySpan(), first.keySpan(), "Keep one of them.");
        }
    }

    private void twice(String key, Optional<SourceSpan> place, Optional<SourceSpan> first, String remedy) {
        problems.add(Diagnostic.error(
                        "duplicate-key",
                        "'" + key + "' is given twice; the first is in line "
                                + first.map(SourceSpan::line).orElse(0) + ".")
                .at(place)
                .remedy(remedy));
    }

    /** Adds what a merge key names: what the map says itself wins, then what was named first. */
    private void merge(SequencedMap<String, Node.Entry> entries, Node from) {
        switch (from) {
            case Node.Mapping mapping -> mapping.entries().forEach(entries::putIfAbsent);
            case Node.Sequence list -> list.items().forEach(item -> merge(entries, item));
            case Node.Scalar other -> mergeProblem(other);
            case Node.Expanded other -> mergeProblem(other);
            case Node.Nothing other -> mergeProblem(other);
        }
    }

    private void mergeProblem(Node node) {
        problems.add(Diagnostic.error(
                        "merge-of-no-map", "'<<' takes a map or a list of maps, and this is " + node.form() + ".")
                .at(node.span())
                .remedy("Name an anchor of a map, as in '<<: *common'."));
    }

    private Refused refused(Event event, String code, String message, String remedy) {
        problems.add(Diagnostic.error(code, message).at(places.span(event)).remedy(remedy));
        return new Refused(problems.sorted());
    }
}
