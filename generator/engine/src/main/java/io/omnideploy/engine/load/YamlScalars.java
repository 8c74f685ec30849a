package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.SourceSpan;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** Reads the scalars of YAML as they are written: nothing is guessed but what means nothing. */
final class YamlScalars {
    private static final String STANDARD = "tag:yaml.org,2002:";
    private static final Set<String> HARMLESS = Set.of("str", "int", "float", "bool", "null", "map", "seq");
    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private YamlScalars() {}

    /** Returns the scalar, or nothing where an unquoted one means nothing. */
    static Node node(ScalarEvent event, YamlPlaces places, Diagnostics problems) {
        String text = event.getValue();
        boolean quoted = event.getScalarStyle() != ScalarStyle.PLAIN || (STANDARD + "str").equals(event.getTag());
        if (!quoted && NOTHING.contains(text)) {
            return new Node.Nothing(places.span(event));
        }
        if (text.indexOf('\0') >= 0 || hasLoneSurrogate(text)) {
            problems.add(Diagnostic.error(
                            "unusable-character",
                            "This text holds a character that no program takes: " + "NUL, or half of a surrogate pair.")
                    .at(places.span(event))
                    .remedy("Remove the escape for it."));
        }
        return new Node.Scalar(text, quoted, places.span(event));
    }

    /** Returns the tag of what is more than plain data. */
    static Optional<String> tag(NodeEvent event) {
        String tag = switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> null;
        };
        boolean plain = tag == null
                || tag.equals("!")
                || (tag.startsWith(STANDARD) && HARMLESS.contains(tag.substring(STANDARD.length())));
        return plain ? Optional.empty() : Optional.of(tag);
    }

    /**
     * Refuses tags but those that are known.
     *
     * @throws io.omnideploy.diagnostic.Refused with the place of each
     */
    static void refuseTags(Map<SourceSpan, String> tags, Set<String> known) {
        Diagnostics problems = new Diagnostics();
        tags.forEach((place, tag) -> {
            if (!known.contains(tag)) {
                problems.add(unknown(tag, Optional.of(place)));
            }
        });
        problems.refuseOnError();
    }

    private static Diagnostic unknown(String tag, Optional<SourceSpan> place) {
        return Diagnostic.error("unknown-tag", "The tag '" + shown(tag) + "' means nothing in a description.")
                .at(place)
                .remedy("Remove it.");
    }

    private static String shown(String tag) {
        return tag.startsWith(STANDARD) ? "!!" + tag.substring(STANDARD.length()) : tag;
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
