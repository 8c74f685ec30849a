package io.omnideploy.backend.direct;

import io.omnideploy.plan.OutputValue;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.plan.Shown;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.Secrets;
import io.omnideploy.templates.json.JsonPrinter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the outputs of a graph off what is live. */
final class LiveOutputs {
    private LiveOutputs() {}

    /** Returns every output whose value is known. */
    static Outputs of(RunRequest request, Resolver resolver) {
        SortedMap<String, OutputValue> values = new TreeMap<>();
        request.emit().graph().outputs().forEach((name, output) -> {
            Value value = resolver.resolve(output.value());
            if (Resolver.isKnown(value)) {
                values.put(
                        name, new OutputValue(text(value, request.secrets()), value.isSecret(), output.description()));
            }
        });
        return new Outputs(values);
    }

    /** Returns the outputs as a stack that wasn't there before gets them. */
    static List<PropertyChange> added(RunRequest request, Resolver resolver) {
        List<PropertyChange> added = new ArrayList<>();
        for (OutputSpec output : request.emit().graph().outputs().values()) {
            Value value = resolver.resolve(output.value());
            Shown after = Resolver.isKnown(value) ? Shown.of(value) : new Shown.AtApply();
            added.add(new PropertyChange(output.name(), new Shown.Absent(), after, false));
        }
        return added;
    }

    private static String text(Value value, Secrets secrets) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Num num -> num.plain();
            case Value.Bool bool -> Boolean.toString(bool.on());
            case Value.SecretInput secret -> secrets.value(secret.secret());
            case Value.Interpolation parts -> {
                StringBuilder text = new StringBuilder();
                parts.parts().forEach(part -> text.append(text(part, secrets)));
                yield text.toString();
            }
            default -> JsonPrinter.compact(value);
        };
    }
}
