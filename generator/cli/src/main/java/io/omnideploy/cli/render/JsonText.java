package io.omnideploy.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/** Writes a tree of maps, lists, texts, numbers and switches as JSON, in the order of the tree. */
public final class JsonText {
    private JsonText() {}

    /** Returns the document over several lines with two blanks of indent, one LF at the end. */
    public static String of(Object tree) {
        StringWriter out = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter layout = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        layout.indentArraysWith(indenter);
        layout.indentObjectsWith(indenter);
        try (JsonGenerator json = JsonFactory.builder()
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build()
                .createGenerator(out)) {
            json.setPrettyPrinter(layout);
            write(tree, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return out.append('\n').toString();
    }

    private static void write(Object tree, JsonGenerator json) throws IOException {
        switch (tree) {
            case String text -> json.writeString(text);
            case Boolean on -> json.writeBoolean(on);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeFieldName((String) entry.getKey());
                    write(entry.getValue(), json);
                }
                json.writeEndObject();
            }
            case Collection<?> items -> {
                json.writeStartArray();
                for (Object item : items) {
                    write(item, json);
                }
                json.writeEndArray();
            }
            case JsonNull nothing -> json.writeNull();
            default -> throw new IllegalArgumentException("no JSON form: " + tree.getClass());
        }
    }

    /** The null of JSON. */
    enum JsonNull {
        NULL
    }
}
