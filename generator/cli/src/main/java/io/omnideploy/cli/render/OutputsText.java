package io.omnideploy.cli.render;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.plan.OutputValue;
import io.omnideploy.plan.Outputs;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The outputs of a stack, addresses first. */
public final class OutputsText {
    /** The version of the form in JSON; a reader refuses a higher one. */
    public static final int FORMAT_VERSION = 1;

    private OutputsText() {}

    /** Returns one line per output; secrets masked. */
    public static String text(Outputs outputs) {
        int width = outputs.values().keySet().stream()
                .mapToInt(String::length)
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        ordered(outputs)
                .forEach(output -> text.append(
                                String.format(Locale.ROOT, "%-" + Math.max(1, width) + "s", output.getKey()))
                        .append("  ")
                        .append(Printable.line(output.getValue().toString()))
                        .append('\n'));
        return text.toString();
    }

    /** Returns the outputs as a document; the value of a secret is left out. */
    public static String json(DeploymentId id, Outputs outputs) {
        Map<String, Object> values = new LinkedHashMap<>();
        ordered(outputs).forEach(output -> values.put(output.getKey(), value(output.getValue())));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("format_version", FORMAT_VERSION);
        document.put("name", id.name());
        document.put("stack", id.stack());
        document.put("outputs", values);
        return JsonText.of(document);
    }

    private static Map<String, Object> value(OutputValue output) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!output.secret()) {
            map.put("value", output.text());
        }
        map.put("secret", output.secret());
        map.put("description", output.description());
        return map;
    }

    private static List<Map.Entry<String, OutputValue>> ordered(Outputs outputs) {
        return outputs.values().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, OutputValue> output) -> !isAddress(output.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private static boolean isAddress(String name) {
        return name.equals("url") || name.endsWith("_url");
    }
}
