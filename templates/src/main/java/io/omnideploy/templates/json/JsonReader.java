package io.omnideploy.templates.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads JSON as a value: what {@link JsonPrinter} wrote comes back equal. */
public final class JsonReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonReader() {}

    /** Returns the value of a whole JSON text; empty when it isn't one. */
    public static Optional<Value> read(String text) {
        try (JsonParser json = FACTORY.createParser(text)) {
            JsonToken first = json.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            Value value = value(json);
            return json.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static Value value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> Value.text(json.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value.Num(json.getDecimalValue());
            case VALUE_TRUE -> Value.bool(true);
            case VALUE_FALSE -> Value.bool(false);
            case VALUE_NULL -> new Value.Null();
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IOException("no value at " + json.currentLocation());
        };
    }

    private static Value object(JsonParser json) throws IOException {
        SortedMap<String, Value> fields = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, value(json));
        }
        return new Value.Obj(fields);
    }

    private static Value array(JsonParser json) throws IOException {
        List<Value> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json));
        }
        return new Value.Seq(items);
    }
}
