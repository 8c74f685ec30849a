package io.omnideploy.templates.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes a value as canonical JSON: keys sorted, numbers without exponent, the same bytes for the same value. */
public final class JsonPrinter {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private JsonPrinter() {}

    /**
     * Returns the value on one line, without blanks.
     *
     * @throws IllegalArgumentException when a reference or a secret is in it
     */
    public static String compact(Value value) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(value, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return out.toString();
    }

    /**
     * Returns the value over several lines with two blanks of indent, one LF at the end.
     *
     * @throws IllegalArgumentException when a reference or a secret is in it
     */
    public static String pretty(Value value) {
        StringWriter out = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter layout = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        layout.indentArraysWith(indenter);
        layout.indentObjectsWith(indenter);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.setPrettyPrinter(layout);
            write(value, json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return out.append('\n').toString();
    }

    private static void write(Value value, JsonGenerator json) throws IOException {
        switch (value) {
            case Value.Text text -> json.writeString(text.text());
            case Value.Num num
            when num.whole().isPresent() -> json.writeNumber(num.whole().getAsLong());
            case Value.Num num -> json.writeNumber(num.number());
            case Value.Bool bool -> json.writeBoolean(bool.on());
            case Value.Null nothing -> json.writeNull();
            case Value.JsonText inner -> json.writeString(compact(inner.value()));
            case Value.Seq seq -> {
                json.writeStartArray();
                for (Value item : seq.items()) {
                    write(item, json);
                }
                json.writeEndArray();
            }
            case Value.Obj obj -> {
                json.writeStartObject();
                for (var field : obj.fields().entrySet()) {
                    json.writeFieldName(field.getKey());
                    write(field.getValue(), json);
                }
                json.writeEndObject();
            }
            case Value.Ref ref -> throw notPlain("a reference to " + ref.resource());
            case Value.LookupRef lookup -> throw notPlain("a reference to lookup " + lookup.lookup());
            case Value.InputRef input -> throw notPlain("input " + input.input());
            case Value.SecretInput secret -> throw notPlain("secret " + secret.secret());
            case Value.Interpolation parts -> throw notPlain("an interpolation");
        }
    }

    private static IllegalArgumentException notPlain(String what) {
        return new IllegalArgumentException(what + " can't be written as JSON");
    }
}
