package io.omnideploy.backend.cdk.run;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares the template that the app gives with the one that is written directly, in what CloudFormation makes of them. */
public final class AppCheck {
    /** What CDK adds for its own commands alone. */
    private static final Set<String> CDK_OWN = Set.of("BootstrapVersion", "CheckBootstrapVersion", "CDKMetadata");

    private AppCheck() {}

    /**
     * Goes on only if both mean the same.
     *
     * @throws Failed naming where they differ
     */
    public static void require(String synthesised, String written) {
        List<String> differences = differences(synthesised, written);
        if (!differences.isEmpty()) {
            throw Failed.because("The app of the generated folder gives another template than the one that was shown.")
                    .details(differences)
                    .remedy(
                            "Run 'omnideploy generate', look at the difference, and run this again; nothing was touched.");
        }
    }

    /** Returns where the templates differ, a line each. */
    public static List<String> differences(String synthesised, String written) {
        Value app = meaning(LiveTemplate.of(synthesised).document());
        Value direct = meaning(LiveTemplate.of(written).document());
        List<String> found = new ArrayList<>();
        compare("", app, direct, found);
        return found;
    }

    private static void compare(String path, Value app, Value direct, List<String> found) {
        if (app.equals(direct)) {
            return;
        }
        if (app instanceof Value.Obj one && direct instanceof Value.Obj other) {
            Set<String> keys = new TreeSet<>(one.fields().keySet());
            keys.addAll(other.fields().keySet());
            keys.forEach(key -> compare(
                    path.isEmpty() ? key : path + "." + key,
                    one.fields().getOrDefault(key, new Value.Null()),
                    other.fields().getOrDefault(key, new Value.Null()),
                    found));
        } else {
            found.add(path);
        }
    }

    /** Without order where there is none, and without what is for CDK's own commands. */
    private static Value meaning(Value.Obj template) {
        SortedMap<String, Value> fields = new TreeMap<>();
        template.fields().forEach((section, value) -> {
            SortedMap<String, Value> entries = new TreeMap<>(Json.fields(value));
            entries.keySet().removeAll(CDK_OWN);
            if (section.equals("Resources")) {
                entries.replaceAll((id, resource) -> resource(resource));
            }
            if (value instanceof Value.Obj && !entries.isEmpty()) {
                fields.put(section, Value.object(entries));
            } else if (!(value instanceof Value.Obj)) {
                fields.put(section, value);
            }
        });
        return new Value.Obj(fields);
    }

    private static Value resource(Value resource) {
        SortedMap<String, Value> fields = new TreeMap<>(Json.fields(resource));
        fields.remove("Metadata");
        Set<String> needs = new TreeSet<>(Json.texts(resource, "DependsOn"));
        Json.text(resource, "DependsOn").ifPresent(needs::add);
        if (!needs.isEmpty()) {
            fields.put("DependsOn", Value.texts(needs));
        }
        return new Value.Obj(fields);
    }
}
