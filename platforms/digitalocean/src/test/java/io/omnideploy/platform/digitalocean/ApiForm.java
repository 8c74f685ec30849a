package io.omnideploy.platform.digitalocean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What DigitalOcean's OpenAPI says of calls, as {@code src/test/schema/extract-api.py} wrote it down: finds what breaks it. */
final class ApiForm {
    /** The API has them, its published description of August 2026 does not. */
    private static final Set<String> UNPUBLISHED = Set.of("alerts", "schedule", "update_all_source_versions");

    private final JsonNode calls;

    ApiForm() throws IOException {
        try (InputStream file = ApiForm.class.getResourceAsStream("/api.json")) {
            calls = new ObjectMapper().readTree(file);
        }
    }

    /** Returns what is wrong with a request, a line each. */
    List<String> problems(String method, String path, String query, Optional<JsonNode> body) {
        List<String> problems = new ArrayList<>();
        Optional<JsonNode> call = call(method, path);
        if (call.isEmpty()) {
            problems.add("no such call: " + method + " " + path);
            return problems;
        }
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            String name = parameter.substring(0, parameter.indexOf('='));
            boolean known = false;
            for (JsonNode one : call.get().path("query")) {
                known |= one.asText().equals(name);
            }
            if (!known) {
                problems.add("no such parameter: " + name);
            }
        }
        if (call.get().has("body")) {
            check("", call.get().path("body"), body.orElseThrow(), problems);
        } else if (body.isPresent()) {
            problems.add("a body is not wanted");
        }
        return problems;
    }

    private Optional<JsonNode> call(String method, String path) {
        for (JsonNode call : calls) {
            String pattern = call.path("path").asText().replaceAll("\\{\\w+}", "[^/]+");
            if (call.path("method").asText().equals(method) && path.matches(pattern)) {
                return Optional.of(call);
            }
        }
        return Optional.empty();
    }

    private static void check(String at, JsonNode form, JsonNode value, List<String> problems) {
        String type = form.path("type").asText(form.has("properties") ? "object" : "");
        boolean fits = switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
        if (!fits) {
            problems.add(at + " is no " + type + ": " + value);
            return;
        }
        text(at, form, value, problems);
        if ((form.has("minimum") && value.asLong() < form.path("minimum").asLong())
                || (form.has("maximum") && value.asLong() > form.path("maximum").asLong())) {
            problems.add(at + " is out of bounds: " + value);
        }
        for (JsonNode name : form.path("required")) {
            if (!value.has(name.asText())) {
                problems.add(at + "." + name.asText() + " is missing");
            }
        }
        for (JsonNode item : value.isArray() ? value : List.<JsonNode>of()) {
            check(at + "[]", form.path("items"), item, problems);
        }
        value.fieldNames().forEachRemaining(name -> {
            JsonNode inner = form.path("properties").path(name);
            if (!inner.isMissingNode()) {
                check(at + "." + name, inner, value.path(name), problems);
            } else if (form.has("properties") && !UNPUBLISHED.contains(name)) {
                problems.add(at + "." + name + " is unknown");
            }
        });
    }

    private static void text(String at, JsonNode form, JsonNode value, List<String> problems) {
        if (!value.isTextual()) {
            return;
        }
        String text = value.asText();
        List<String> words = new ArrayList<>();
        form.path("enum").forEach(word -> words.add(word.asText()));
        if (!words.isEmpty() && !words.contains(text) && !text.equals("SCHEDULED")) {
            problems.add(at + " is none of " + words + ": " + text);
        }
        if (form.has("pattern") && !text.matches(form.path("pattern").asText())) {
            problems.add(at + " does not match: " + text);
        }
        if (text.length() < form.path("minLength").asInt(0)
                || text.length() > form.path("maxLength").asInt(Integer.MAX_VALUE)) {
            problems.add(at + " has a wrong length: " + Arrays.asList(text));
        }
    }
}
