package io.omnideploy.engine.load;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.Shape;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.spi.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What can be pinned under {@code identity}: one section for all targets, since a stack has one target; each target takes its
 * own keys of it.
 *
 * @param byTarget what each target can pin
 */
public record Identities(Map<String, Shape.Fields> byTarget) {
    private static final String IDENTITY = "identity";

    public Identities {
        Objects.requireNonNull(byTarget, "byTarget");
    }

    /** Returns what these targets can pin. */
    public static Identities of(Collection<Target> targets) {
        Map<String, Shape.Fields> byTarget = new LinkedHashMap<>();
        for (Target target : targets) {
            byTarget.put(target.name(), target.identity());
        }
        return new Identities(byTarget);
    }

    /** Returns the shape of the section; a key that several targets have takes any text unless they agree. */
    public Shape.Fields shape() {
        Map<String, Shape.Field> all = new LinkedHashMap<>();
        for (Shape.Fields fields : byTarget.values()) {
            for (Shape.Field field : fields.fields()) {
                all.merge(field.key(), field, Identities::together);
            }
        }
        return new Shape.Fields(new ArrayList<>(all.values()), List.of());
    }

    /** Tells what the chosen target can't pin: left unsaid, somebody would think it safe. */
    void check(String target, Node.Mapping root, Diagnostics problems) {
        Shape.Fields known = byTarget.get(target);
        if (known == null || !(root.get(IDENTITY).orElse(null) instanceof Node.Mapping pinned)) {
            return;
        }
        for (String key : pinned.entries().keySet()) {
            if (known.field(key).isEmpty() && shape().field(key).isPresent()) {
                ConfigPath path = ConfigPath.of(IDENTITY, key);
                problems.add(Diagnostic.error(
                                "identity-of-another-target", "Target '" + target + "' has no '" + key + "' to pin.")
                        .about(path)
                        .at(NodePlaces.of(root, path))
                        .remedy(Nearest.remedy(key, known.keys())));
            }
        }
    }

    private static Shape.Field together(Shape.Field one, Shape.Field other) {
        return one.shape().equals(other.shape())
                ? one
                : Shape.field(one.key(), Shape.text(), one.meaning() + " " + other.meaning());
    }
}
