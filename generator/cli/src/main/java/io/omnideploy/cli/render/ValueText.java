package io.omnideploy.cli.render;

import io.omnideploy.plan.Shown;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.StringJoiner;

/** Values on one line for people: short, unambiguous, secrets masked. */
final class ValueText {
    static final String SECRET = "(secret)";
    static final String UNKNOWN = "(known after apply)";
    static final String NOTHING = "(none)";

    private ValueText() {}

    /** Returns one side of a difference. */
    static String of(Shown shown) {
        return switch (shown) {
            case Shown.Known known -> of(known.value());
            case Shown.Absent absent -> NOTHING;
            case Shown.AtApply later -> UNKNOWN;
            case Shown.Masked masked -> SECRET;
        };
    }

    /** Returns a value; a text with a secret in it is masked as a whole. */
    static String of(Value value) {
        return switch (value) {
            case Value.Text text -> quoted(text.text());
            case Value.Num num -> num.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            case Value.Null nothing -> "null";
            case Value.Seq seq -> list(seq.items());
            case Value.Obj obj -> object(obj);
            case Value.Ref ref -> reference(ref);
            case Value.LookupRef lookup -> "lookup " + lookup.lookup() + "." + lookup.attribute();
            case Value.InputRef input -> "input " + input.input();
            case Value.SecretInput secret -> SECRET;
            case Value.Interpolation parts -> parts.isSecret() ? SECRET : "\"" + inner(parts) + "\"";
            case Value.JsonText json -> json.isSecret() ? SECRET : "JSON " + of(json.value());
        };
    }

    /** An id says no more than the address of what it identifies. */
    private static String reference(Value.Ref ref) {
        String attribute = ref.attribute().toString();
        return attribute.equals("id") || attribute.endsWith("_id")
                ? ref.resource().toString()
                : ref.resource() + "." + attribute;
    }

    private static String inner(Value.Interpolation interpolation) {
        StringBuilder text = new StringBuilder();
        for (Value part : interpolation.parts()) {
            if (part instanceof Value.Text plain) {
                text.append(Printable.escaped(plain.text()));
            } else if (part instanceof Value.Interpolation deeper) {
                text.append(inner(deeper));
            } else {
                text.append("${").append(of(part)).append('}');
            }
        }
        return text.toString();
    }

    private static String list(List<Value> items) {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        items.forEach(item -> text.add(of(item)));
        return text.toString();
    }

    private static String object(Value.Obj obj) {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        obj.fields().forEach((key, value) -> text.add(Printable.line(key) + ": " + of(value)));
        return text.toString();
    }

    /** Plain where it can't be taken for a number, a switch, a reference or a remark. */
    private static String quoted(String text) {
        return isPlain(text) ? text : "\"" + Printable.escaped(text) + "\"";
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty() || text.equals("true") || text.equals("false") || text.equals("null")) {
            return false;
        }
        boolean number = true;
        int dots = 0;
        for (int index = 0; index < text.length(); index++) {
            char at = text.charAt(index);
            boolean digit = at >= '0' && at <= '9';
            boolean letter = (at >= 'a' && at <= 'z') || (at >= 'A' && at <= 'Z');
            if (!digit && !letter && "._-/:@+=%".indexOf(at) < 0) {
                return false;
            }
            number &= digit || "+-.eE".indexOf(at) >= 0;
            dots += at == '.' ? 1 : 0;
        }
        return !number || dots > 1;
    }
}
