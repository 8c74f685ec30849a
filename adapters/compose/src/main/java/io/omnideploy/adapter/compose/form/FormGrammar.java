package io.omnideploy.adapter.compose.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the definitions in {@code compose.forms}. */
public final class FormGrammar {
    private final String text;
    private int at;

    private FormGrammar(String text) {
        this.text = text;
    }

    /** Returns the definitions by name; {@code file} is the whole. */
    public static Map<String, Form> read() {
        Map<String, Form> definitions = new LinkedHashMap<>();
        StringBuilder definition = new StringBuilder();
        for (String line : (source() + "\nend").split("\n")) {
            boolean goesOn = line.startsWith(" ");
            if (!goesOn && !definition.isEmpty()) {
                int equals = definition.indexOf("=");
                String name = definition.substring(0, equals).strip();
                definitions.put(name, new FormGrammar(definition.substring(equals + 1)).whole());
                definition.setLength(0);
            }
            if (!line.isBlank() && !line.startsWith("#")) {
                definition.append(line).append(' ');
            }
        }
        return definitions;
    }

    private static String source() {
        try (InputStream in = FormGrammar.class.getResourceAsStream("compose.forms")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Form whole() {
        Form form = form();
        if (at < text.length()) {
            throw new IllegalStateException("not a form: " + text.substring(at));
        }
        return form;
    }

    private Form form() {
        List<Form> forms = new ArrayList<>(List.of(single()));
        while (take('|')) {
            forms.add(single());
        }
        return forms.size() == 1 ? forms.getFirst() : new Form.Either(forms);
    }

    private Form single() {
        skip();
        if (take('[')) {
            Form item = form();
            expect(']');
            return new Form.Items(item);
        }
        if (take('<')) {
            Form item = form();
            expect('>');
            return new Form.Distinct(item);
        }
        if (take('{')) {
            return map();
        }
        if (peek() == '\'') {
            return words();
        }
        return switch (word()) {
            case "text" -> new Form.Scalar(Form.Kind.TEXT);
            case "number" -> new Form.Scalar(Form.Kind.NUMBER);
            case "whole" -> new Form.Scalar(Form.Kind.WHOLE);
            case "bool" -> new Form.Scalar(Form.Kind.BOOL);
            case "time" -> new Form.Scalar(Form.Kind.DURATION);
            case "flag" -> new Form.Scalar(Form.Kind.FLAG);
            case "size" -> new Form.Scalar(Form.Kind.SIZE);
            case "amount" -> new Form.Scalar(Form.Kind.AMOUNT);
            case "mode" -> new Form.Scalar(Form.Kind.MODE);
            case "address" -> new Form.Scalar(Form.Kind.ADDRESS);
            case "every" -> new Form.Scalar(Form.Kind.EVERY);
            case "null" -> new Form.Scalar(Form.Kind.NULL);
            case "any" -> new Form.Any();
            case String name -> new Form.Reference(name);
        };
    }

    private Form words() {
        List<String> words = new ArrayList<>();
        while (take('\'')) {
            int end = text.indexOf('\'', at);
            words.add(text.substring(at, end));
            at = end + 1;
            skip();
        }
        return new Form.Words(words);
    }

    private Form map() {
        if (take('*')) {
            expect(':');
            Form value = form();
            expect('}');
            return new Form.Named(value);
        }
        Map<String, Form> keys = new LinkedHashMap<>();
        Set<String> required = new HashSet<>();
        do {
            String key = word();
            if (take('!')) {
                required.add(key);
            }
            expect(':');
            keys.put(key, form());
        } while (take(','));
        expect('}');
        return new Form.Keys(keys, required);
    }

    private String word() {
        skip();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (at == start) {
            throw new IllegalStateException("no word: " + text.substring(start));
        }
        return text.substring(start, at);
    }

    private char peek() {
        skip();
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(char sign) {
        if (peek() != sign) {
            return false;
        }
        at++;
        skip();
        return true;
    }

    private void expect(char sign) {
        if (!take(sign)) {
            throw new IllegalStateException("no " + sign + ": " + text.substring(at));
        }
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
