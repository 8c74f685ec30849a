package io.omnideploy.backend.terraform.run;

import io.omnideploy.config.Naming;
import io.omnideploy.resource.Value;
import io.omnideploy.templates.json.Json;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a saved plan holds for: the program, the providers, the override files, and the state by its lineage and
 * serial. */
final class Marks {
    private static final Pattern PROVIDER =
            Pattern.compile("provider \"([^\"]+)\" \\{\\s+version\\s*=\\s*\"([^\"]+)\"");

    private final Workspace workspace;

    Marks(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns the marks by name. */
    SortedMap<String, String> all() {
        SortedMap<String, String> marks = new TreeMap<>();
        Binary binary = workspace.tool().binary();
        marks.put(binary.name(), binary.version());
        // Terraform writes down here what it chose, each on lines of its own.
        Matcher provider =
                PROVIDER.matcher(workspace.folder().read(workspace.folder().locks()));
        while (provider.find()) {
            marks.put("provider " + provider.group(1), provider.group(2));
        }
        marks.put("state", state());
        workspace.overrides().forEach((name, text) -> marks.put("file " + name, Naming.hash(text, 64)));
        return marks;
    }

    private String state() {
        Value state = Json.object(text());
        return Json.text(state, "lineage")
                .map(lineage -> "%s serial %s".formatted(lineage, serial(state)))
                .orElse("none");
    }

    private static String serial(Value state) {
        return Json.get(state, "serial")
                .filter(Value.Num.class::isInstance)
                .map(number -> ((Value.Num) number).plain())
                .orElse("");
    }

    /** Nobody but OmniDeploy needs to start for a state that lies here. */
    private String text() {
        if (workspace.request().emit().state().isEmpty()) {
            return workspace.folder().read(workspace.folder().state());
        }
        return workspace.pulledState();
    }
}
