package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.Value;
import io.omnideploy.templates.java.JavaExpression;
import io.omnideploy.templates.java.JavaExpression.ImportedCall;
import io.omnideploy.templates.java.JavaExpression.Lambda;
import io.omnideploy.templates.java.JavaExpression.StaticCall;
import io.omnideploy.templates.java.JavaExpression.Text;
import io.omnideploy.templates.java.JavaExpression.Word;
import io.omnideploy.templates.java.program.LongLists;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes documents by the SDK's own functions for JSON; what is known later only is waited for around the whole document. */
final class Json {
    /** The SDK has tuples of so many. */
    private static final int LONGEST_TUPLE = 8;

    private final Values values;
    private final Scope scope;
    private final LongLists data;

    Json(Values values, Scope scope, LongLists data) {
        this.values = values;
        this.scope = scope;
        this.data = data;
    }

    /** Returns a document as text. */
    JavaExpression text(Value document, List<String> keys) {
        List<Value> later = new ArrayList<>();
        collect(document, later);
        JavaExpression body = imported("serializeJson", new Writer(later, keys).write(document));
        if (later.isEmpty()) {
            return body;
        }
        List<JavaExpression> outputs = later.stream().map(values::of).toList();
        if (outputs.size() == 1) {
            return outputs.getFirst().call("applyValue", new Lambda(Scope.VALUE, body));
        }
        JavaExpression all = outputs.size() <= LONGEST_TUPLE
                ? new StaticCall(Sdk.OUTPUT, Optional.empty(), "tuple", outputs)
                : JavaExpression.of(Sdk.OUTPUT, "all", new StaticCall(Sdk.LIST, Optional.empty(), "of", outputs));
        return all.call("applyValue", new Lambda(Scope.VALUES, body));
    }

    private static void collect(Value value, List<Value> later) {
        switch (value) {
            case Value.Ref ref when !later.contains(value) -> later.add(value);
            case Value.LookupRef lookup when !later.contains(value) -> later.add(value);
            case Value.SecretInput secret when !later.contains(value) -> later.add(value);
            default -> value.children().forEach(child -> collect(child, later));
        }
    }

    private static ImportedCall imported(String method, JavaExpression... arguments) {
        return new ImportedCall(Sdk.SERIALIZATION, method, List.of(arguments));
    }

    /** Writes what stands inside of the function, where all is known. */
    private final class Writer {
        private final List<Value> later;
        private final List<String> keys;

        Writer(List<Value> later, List<String> keys) {
            this.later = later;
            this.keys = keys;
        }

        JavaExpression write(Value value) {
            return switch (value) {
                case Value.Text text -> new Text(text.text());
                case Value.Num number -> number(number);
                case Value.Bool bool -> new Word(Boolean.toString(bool.on()));
                case Value.Null nothing -> new Word("null");
                case Value.InputRef input -> scope.input(input.input());
                case Value.Ref ref -> known(ref);
                case Value.LookupRef lookup -> known(lookup);
                case Value.SecretInput secret -> known(secret);
                case Value.Interpolation interpolation -> interpolation(interpolation);
                case Value.JsonText inner -> imported("serializeJson", write(inner.value()));
                case Value.Seq seq -> array(seq);
                case Value.Obj object -> object(object);
            };
        }

        private JavaExpression number(Value.Num number) {
            return number.whole().isPresent()
                            && (int) number.whole().getAsLong()
                                    != number.whole().getAsLong()
                    ? new Word(number.plain() + "L")
                    : new Word(number.plain());
        }

        private JavaExpression known(Value value) {
            if (later.size() == 1) {
                return new Word(Scope.VALUE);
            }
            int index = later.indexOf(value);
            return later.size() <= LONGEST_TUPLE
                    ? new Word(Scope.VALUES + ".t" + (index + 1))
                    : new Word(Scope.VALUES).call("get", new Word(Integer.toString(index)));
        }

        private JavaExpression interpolation(Value.Interpolation interpolation) {
            List<Value> parts = new ArrayList<>();
            Values.flatten(interpolation, parts);
            List<JavaExpression> all = parts.stream().map(this::write).toList();
            return all.size() == 1 && all.getFirst() instanceof Text ? all.getFirst() : Values.concatenation(all);
        }

        private JavaExpression array(Value.Seq seq) {
            List<JavaExpression> items = seq.items().stream().map(this::write).toList();
            if (Values.isConstant(seq) && LongLists.isLarge(items)) {
                return data.list(scope.self(), Sdk.OBJECT, items);
            }
            // An array alone would be taken for the arguments themselves.
            return items.size() == 1 && !(items.getFirst() instanceof Text)
                    ? new StaticCall(Sdk.LIST, Optional.empty(), "of", items)
                    : new ImportedCall(Sdk.SERIALIZATION, "jsonArray", items);
        }

        private JavaExpression object(Value.Obj object) {
            Map<String, Value> fields = object.fields();
            List<JavaExpression> properties = Stream.concat(keys.stream(), fields.keySet().stream())
                    .distinct()
                    .filter(fields::containsKey)
                    .map(key -> (JavaExpression) imported("jsonProperty", new Text(key), write(fields.get(key))))
                    .toList();
            return new ImportedCall(Sdk.SERIALIZATION, "jsonObject", properties);
        }
    }
}
