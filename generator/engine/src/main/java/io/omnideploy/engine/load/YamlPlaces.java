package io.omnideploy.engine.load;

import io.omnideploy.diagnostic.SourceSpan;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.Event;

/**
 * Turns the parser's marks, which count from 0 in code points, into places.
 *
 * @param displayName the file as the user named it
 */
record YamlPlaces(String displayName) {
    /** Returns the place of an event. */
    Optional<SourceSpan> span(Event event) {
        return Optional.of(between(event.getStartMark(), event.getEndMark()));
    }

    /** Returns the place of what begins with one event and ends with another. */
    Optional<SourceSpan> span(Event start, Event end) {
        return Optional.of(between(start.getStartMark(), end.getEndMark()));
    }

    /** Returns the place of one character. */
    SourceSpan at(Mark mark) {
        return new SourceSpan(displayName, mark.getLine() + 1, mark.getColumn() + 1, 1);
    }

    /** What goes over several lines is marked by its first character. */
    private SourceSpan between(Mark start, Mark end) {
        int length = start.getLine() == end.getLine() ? Math.max(1, end.getColumn() - start.getColumn()) : 1;
        return new SourceSpan(displayName, start.getLine() + 1, start.getColumn() + 1, length);
    }
}
