package io.omnideploy.platform.docker.engine;

import io.omnideploy.resource.Value;
import io.omnideploy.spi.Secrets;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values in clear, for the body of a call to the engine and for nothing else. */
final class ClearText {
    private ClearText() {}

    /** Returns how a value, its references resolved, becomes text. */
    static Function<Value, String> with(Secrets secrets) {
        return value -> of(value, secrets);
    }

    private static String of(Value value, Secrets secrets) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num num -> num.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            case Value.SecretInput secret -> secrets.value(secret.secret());
            case Value.Interpolation parts ->
                parts.parts().stream().map(part -> of(part, secrets)).collect(Collectors.joining());
            case Value.Null nothing -> throw notText(value);
            case Value.Seq seq -> throw notText(value);
            case Value.Obj obj -> throw notText(value);
            case Value.Ref ref -> throw notText(value);
            case Value.LookupRef lookup -> throw notText(value);
            case Value.InputRef input -> throw notText(value);
            case Value.JsonText json -> throw notText(value);
        };
    }

    private static IllegalArgumentException notText(Value value) {
        return new IllegalArgumentException("not a text: " + value);
    }
}
