package io.omnideploy.cli.reference;

import io.omnideploy.config.DeployShape;
import io.omnideploy.config.Shape;
import io.omnideploy.engine.Plugins;
import io.omnideploy.engine.load.FieldExplanation;
import io.omnideploy.engine.load.Identities;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page about deploy.yaml, made from its shape, which also makes the checks, the JSON Schema and {@code explain}. */
final class ConfigReference {
    private final StringBuilder page = new StringBuilder();
    private final List<Target> targets;
    private final DeployShape shape;
    private final Map<String, Shape.Fields> sections = new LinkedHashMap<>();

    private ConfigReference(Plugins plugins) {
        targets = plugins.targets();
        shape = new DeployShape(Identities.of(targets).shape());
        targets.forEach(target -> sections.put(target.name(), target.section()));
    }

    static String page(Plugins plugins) {
        return new ConfigReference(plugins).whole();
    }

    private String whole() {
        line("# deploy.yaml");
        line("");
        line(
                "Made from the program: `./mvnw verify -Domnideploy.rewrite=true` writes this page anew. `omnideploy explain FIELD`");
        line("tells the same of one field, and `omnideploy schema` prints it as a JSON Schema for editors.");
        line("");
        line(
                "In the short form of a single component, the keys of `components.*` stand at the top. A key that is not listed is an");
        line(
                "error. Lists of ports, secrets, volumes and dependencies may be written shorter: a bare port, `NAME: source`, a bare");
        line("path, a bare name.");
        line("");
        fields(List.of());
        limitations();
        return page.toString();
    }

    private void fields(List<String> path) {
        FieldExplanation field = FieldExplanation.find(shape, sections, path).orRefuse();
        if (field.children().isEmpty()) {
            return;
        }
        List<String> inside = inside(path, field);
        line("## " + (path.isEmpty() ? "At the top" : "`" + String.join(".", inside) + "`"));
        line("");
        if (!path.isEmpty()) {
            line(escaped(field.meaning()));
            line("");
        }
        if (path.equals(List.of("stacks"))) {
            line("Inside a stack stand the same keys as at the top, without `name` and `stacks`.");
            line("");
            return;
        }
        line("| key | takes | default | meaning |");
        line("|---|---|---|---|");
        for (FieldExplanation.Child child : field.children()) {
            row(inside, child);
        }
        line("");
        field.children().forEach(child -> fields(then(inside, child.key())));
    }

    private void row(List<String> inside, FieldExplanation.Child child) {
        FieldExplanation field = FieldExplanation.find(shape, sections, then(inside, child.key()))
                .orRefuse();
        String takes =
                field.type() + field.limits().map(limits -> ": " + limits).orElse("");
        String fallback = field.isRequired()
                ? "required"
                : field.fallback().map(text -> "`" + text + "`").orElse("");
        line("| `%s` | %s | %s | %s |".formatted(child.key(), escaped(takes), fallback, escaped(field.meaning())));
    }

    /** What is inside a map or list of maps is told once, for any name. */
    private List<String> inside(List<String> path, FieldExplanation field) {
        boolean direct = !path.isEmpty()
                && FieldExplanation.find(
                                shape,
                                sections,
                                then(path, field.children().getFirst().key()))
                        .value()
                        .map(FieldExplanation::meaning)
                        .filter(field.children().getFirst().meaning()::equals)
                        .isPresent();
        return path.isEmpty() || direct ? path : then(path, "*");
    }

    private void limitations() {
        for (Target target : targets) {
            if (target.limitations().isEmpty()) {
                continue;
            }
            line("## What the target " + target.name() + " can't carry over");
            line("");
            line("| key | fate | why | remedy |");
            line("|---|---|---|---|");
            for (Limitation limitation : target.limitations()) {
                line("| `%s` | %s | %s | %s |"
                        .formatted(
                                limitation.pattern(),
                                limitation.fate(),
                                escaped(limitation.reason()),
                                escaped(limitation.remedy())));
            }
            line("");
        }
    }

    private static List<String> then(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*")
                .replace("_", "\\_");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
