package io.omnideploy.cli.reference;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.engine.Plugins;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.Limitation;
import io.omnideploy.spi.Target;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The page that shows side by side what each target lacks, made from the capability tables of the targets. */
final class CapabilityMatrix {
    private final StringBuilder page = new StringBuilder();
    private final List<Target> targets;

    private CapabilityMatrix(Plugins plugins) {
        targets = plugins.targets();
    }

    static String page(Plugins plugins) {
        return new CapabilityMatrix(plugins).whole();
    }

    private String whole() {
        line("# Targets");
        line("");
        line("Made from the program: `./mvnw verify -Domnideploy.rewrite=true` writes this page anew.");
        line("");
        line("| target | runs things |");
        line("|---|---|");
        targets.forEach(
                target -> line("| [%s](%s.md) | %s |".formatted(target.name(), target.name(), target.description())));
        line("");
        line("## What a target lacks");
        line("");
        line(
                "What a target can't carry over of a description, it says once, in its capability table. `validate` and `preview`");
        line(
                "tell it of what is written, `explain FIELD` of any field, `--strict` makes an error of it. *Refused* is an error");
        line(
                "always, since data, secrecy or reachability would be lost; *approximated* serves the same end in another way;");
        line(
                "*dropped* costs capacity, comfort or looks. A key that is not listed is carried over by every target; of a single");
        line("deployment more may be refused, as the page of the target tells.");
        line("");
        line("| key | " + String.join(" | ", targets.stream().map(Target::name).toList()) + " |");
        line("|---|" + "---|".repeat(targets.size()));
        rows().forEach(this::row);
        line("");
        line("Why, and what to do instead: [config](../config.md).");
        return page.toString();
    }

    private SortedSet<String> rows() {
        SortedSet<String> rows = new TreeSet<>();
        targets.forEach(target -> target.limitations().forEach(limitation -> rows.add(limitation.pattern())));
        return rows;
    }

    private void row(String pattern) {
        StringBuilder cells = new StringBuilder("| `" + pattern + "` |");
        for (Target target : targets) {
            cells.append(' ')
                    .append(fate(target, pattern).map(Fate::toString).orElse("yes"))
                    .append(" |");
        }
        line(cells.toString());
    }

    private static Optional<Fate> fate(Target target, String pattern) {
        ConfigPath path = ConfigPath.of(pattern.split("\\."));
        return target.limitations().stream()
                .filter(limitation -> limitation.covers(path))
                .map(Limitation::fate)
                .findFirst();
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
