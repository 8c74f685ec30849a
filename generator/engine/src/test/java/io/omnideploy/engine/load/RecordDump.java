package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import io.omnideploy.config.Positions;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.SourceSpan;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Writes a record as indented lines, component by component; what is empty is left out. */
final class RecordDump {
    private final StringBuilder lines = new StringBuilder();

    private RecordDump() {}

    static String of(Record value) {
        RecordDump dump = new RecordDump();
        dump.record(value, "");
        return dump.lines.toString();
    }

    private void record(Record value, String indent) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                entry(component.getName(), component.getAccessor().invoke(value), indent);
            } catch (ReflectiveOperationException impossible) {
                throw new LinkageError("a record's own accessor", impossible);
            }
        }
    }

    private void entry(String key, Object value, String indent) {
        switch (value) {
            case Optional<?> optional -> optional.ifPresent(inner -> entry(key, inner, indent));
            case OptionalInt number -> number.ifPresent(inner -> entry(key, inner, indent));
            case Positions positions ->
                positions
                        .leaves()
                        .forEach((path, span) ->
                                line("at " + path, span.line() + ":" + span.column() + "+" + span.length(), indent));
            case Template template -> line(key, template(template), indent);
            case SourceSpan span -> {}
            case Node.Mapping map ->
                map.entries().forEach((name, entry) -> entry(key + "." + name, entry.value(), indent));
            case Node.Sequence list -> list.items().forEach(item -> entry(key + "[]", item, indent));
            case Node.Scalar scalar -> line(key, scalar.text(), indent);
            case Map<?, ?> map
            when !map.isEmpty() -> {
                line(key, "", indent);
                map.forEach((name, inner) -> entry(name.toString(), inner, indent + "  "));
            }
            case Map<?, ?> none -> {}
            case Collection<?> list -> list.forEach(inner -> entry("- " + key, inner, indent));
            case Record inner
            when inner.getClass().getPackageName().endsWith("config") && isNested(inner) -> {
                line(key, inner.getClass().getSimpleName(), indent);
                record(inner, indent + "  ");
            }
            default -> line(key, value.toString(), indent);
        }
    }

    private static boolean isNested(Record value) {
        // What has a text of its own is shown by it: sizes, sources, paths.
        return value.toString().startsWith(value.getClass().getSimpleName() + "[");
    }

    private void line(String key, String value, String indent) {
        lines.append(indent)
                .append(key)
                .append(value.isEmpty() ? ":" : ": " + value.replace("\n", "\\n"))
                .append('\n');
    }

    private static String template(Template template) {
        return template.parts().stream()
                .map(part -> switch (part) {
                    case Template.Literal literal -> "'" + literal.text() + "'";
                    case Template.Reference reference -> "<" + reference.owner() + "." + reference.attribute() + ">";
                    case Template.SecretPart secret -> "<secret " + secret.source() + ">";
                })
                .collect(Collectors.joining(" "));
    }
}
