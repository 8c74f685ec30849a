package io.omnideploy.backend.pulumi.program;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads HCL as far as generated folders use it, independently of what writes it. */
final class HclReader {
    /** What a file or block says. */
    record Body(Map<String, Object> attributes, List<Block> blocks) {}

    /** A block. */
    record Block(String type, List<String> labels, Body body) {}

    /** A way to a value, as {@code aws_vpc.main.id}: texts and whole numbers. */
    record Way(List<Object> steps) {}

    /** Text with values in it. */
    record Template(List<Object> parts) {}

    /** A call of a function. */
    record Call(String function, List<Object> arguments) {}

    /** Something for each item of a list. */
    record ForEach(Way items, Object result) {}

    private final String text;
    private int at;

    private HclReader(String text) {
        this.text = text;
    }

    static Body read(String text) {
        return new HclReader(text).body();
    }

    private Body body() {
        Map<String, Object> attributes = new LinkedHashMap<>();
        List<Block> blocks = new ArrayList<>();
        for (skip(true); at < text.length() && peek() != '}'; skip(true)) {
            String name = word();
            skip(false);
            if (peek() == '=') {
                at++;
                attributes.put(name, expression());
                continue;
            }
            List<String> labels = new ArrayList<>();
            for (skip(false); peek() != '{'; skip(false)) {
                labels.add(peek() == '"' ? (String) quoted() : word());
            }
            expect("{");
            blocks.add(new Block(name, labels, body()));
            expect("}");
        }
        return new Body(attributes, blocks);
    }

    private Object expression() {
        Object left = single();
        skip(false);
        if (text.startsWith("==", at)) {
            at += 2;
            return new Call("==", List.of(left, expression()));
        }
        return left;
    }

    private Object single() {
        skip(true);
        char next = peek();
        if (next == '"') {
            return quoted();
        }
        if (text.startsWith("<<-", at)) {
            return heredoc();
        }
        if (next == '[') {
            return list();
        }
        if (next == '{') {
            return map();
        }
        if (next == '-' || Character.isDigit(next)) {
            int start = at++;
            while (Character.isDigit(peek()) || peek() == '.') {
                at++;
            }
            return new BigDecimal(text.substring(start, at));
        }
        String word = word();
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> Map.of("null", "null");
            default -> peek() == '(' ? call(word) : way(word);
        };
    }

    private Call call(String function) {
        expect("(");
        List<Object> arguments = new ArrayList<>();
        for (skip(true); peek() != ')'; skip(true)) {
            arguments.add(expression());
            skip(true);
            if (peek() == ',') {
                at++;
            }
        }
        expect(")");
        return new Call(function, arguments);
    }

    private Way way(String first) {
        List<Object> steps = new ArrayList<>(List.of(first));
        while (peek() == '.' || peek() == '[') {
            if (text.charAt(at++) == '.') {
                steps.add(word());
            } else {
                Object key = expression();
                steps.add(key instanceof BigDecimal index ? (Object) index.intValue() : key);
                expect("]");
            }
        }
        return new Way(steps);
    }

    private Object list() {
        expect("[");
        skip(true);
        if (text.startsWith("for ", at)) {
            ForEach each = forEach();
            expect("]");
            return each;
        }
        List<Object> items = new ArrayList<>();
        for (; peek() != ']'; skip(true)) {
            items.add(expression());
            skip(true);
            if (peek() == ',') {
                at++;
            }
        }
        expect("]");
        return items;
    }

    private ForEach forEach() {
        word();
        skip(true);
        word();
        skip(true);
        word();
        Way items = (Way) expression();
        expect(":");
        Object result = expression();
        skip(true);
        if (text.startsWith("=>", at)) {
            at += 2;
            expression();
        }
        return new ForEach(items, result);
    }

    private Object map() {
        expect("{");
        skip(true);
        if (text.startsWith("for ", at)) {
            ForEach each = forEach();
            expect("}");
            return each;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        for (; peek() != '}'; skip(true)) {
            String key = peek() == '"' ? (String) quoted() : word();
            expect("=");
            fields.put(key, expression());
            skip(true);
            if (peek() == ',') {
                at++;
            }
        }
        expect("}");
        return fields;
    }

    private Object quoted() {
        at++;
        List<Object> parts = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        while (peek() != '"') {
            if (peek() == '\\') {
                run.append(escaped());
            } else {
                plainOrValue(parts, run);
            }
        }
        at++;
        return joined(parts, run);
    }

    private String escaped() {
        char sign = text.charAt(at + 1);
        int digits = sign == 'u' ? 4 : sign == 'U' ? 8 : 0;
        String code = text.substring(at + 2, at + 2 + digits);
        at += 2 + digits;
        return switch (sign) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case 'u', 'U' -> Character.toString(Integer.parseInt(code, 16));
            default -> Character.toString(sign);
        };
    }

    private void plainOrValue(List<Object> parts, StringBuilder run) {
        if (text.startsWith("$${", at) || text.startsWith("%%{", at)) {
            run.append(text, at + 1, at + 3);
            at += 3;
        } else if (text.startsWith("${", at)) {
            at += 2;
            parts.add(run.toString());
            run.setLength(0);
            parts.add(expression());
            expect("}");
        } else {
            run.append(text.charAt(at++));
        }
    }

    private static Object joined(List<Object> parts, StringBuilder run) {
        if (parts.isEmpty()) {
            return run.toString();
        }
        parts.add(run.toString());
        return new Template(parts);
    }

    private String heredoc() {
        at += 3;
        String mark = word();
        int end = text.indexOf("\n", at) + 1;
        List<String> lines = new ArrayList<>();
        while (true) {
            int next = text.indexOf('\n', end);
            String line = text.substring(end, next < 0 ? text.length() : next);
            end = next < 0 ? text.length() : next + 1;
            if (line.strip().equals(mark)) {
                at = end - (next < 0 ? 0 : 1);
                break;
            }
            lines.add(line);
        }
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        StringBuilder all = new StringBuilder();
        lines.forEach(
                line -> all.append(line.isBlank() ? "" : line.substring(indent)).append('\n'));
        return all.toString().replace("$${", "${").replace("%%{", "%{");
    }

    private String word() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '-')) {
            at++;
        }
        if (start == at) {
            throw new IllegalStateException("no word at: " + text.substring(at, Math.min(at + 40, text.length())));
        }
        return text.substring(start, at);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(String sign) {
        skip(true);
        if (!text.startsWith(sign, at)) {
            throw new IllegalStateException(
                    "no " + sign + " at: " + text.substring(at, Math.min(at + 40, text.length())));
        }
        at += sign.length();
    }

    private void skip(boolean lines) {
        while (at < text.length()) {
            if (peek() == ' ' || peek() == '\t' || (lines && (peek() == '\n' || peek() == '\r'))) {
                at++;
            } else if (peek() == '#') {
                at = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
            } else {
                return;
            }
        }
    }
}
