package io.omnideploy.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What DigitalOcean's API takes: the calls that OmniDeploy and its tools make, with the schemas of their bodies, which {@code
 * digitalocean-requests.json} holds.
 */
public final class DigitalOceanForm {
    private static final String DOCUMENT = "digitalocean-requests.json";
    private static final String NOTHING = "";

    /** By method and path, in which a star stands for an ID: the schema of the body, or that there is none. */
    private static final Map<String, String> CALLS = Map.ofEntries(
            Map.entry("GET /v2/account", NOTHING),
            Map.entry("GET /v2/apps", NOTHING),
            Map.entry("POST /v2/apps", "app"),
            Map.entry("GET /v2/apps/*", NOTHING),
            Map.entry("PUT /v2/apps/*", "app_update"),
            Map.entry("DELETE /v2/apps/*", NOTHING),
            Map.entry("GET /v2/apps/*/instances", NOTHING),
            Map.entry("GET /v2/apps/*/health", NOTHING),
            Map.entry("GET /v2/apps/*/deployments", NOTHING),
            Map.entry("POST /v2/apps/*/deployments", "deployment"),
            Map.entry("GET /v2/apps/*/deployments/*", NOTHING),
            Map.entry("GET /v2/apps/*/components/*/logs", NOTHING),
            Map.entry("GET /v2/apps/*/deployments/*/components/*/logs", NOTHING),
            Map.entry("GET /v2/registry", NOTHING),
            Map.entry("GET /v2/registry/*/repositories/*/tags", NOTHING),
            Map.entry("POST /v2/databases", "cluster"),
            Map.entry("GET /v2/databases/*", NOTHING),
            Map.entry("DELETE /v2/databases/*", NOTHING),
            Map.entry("POST /v2/databases/*/dbs", "named"),
            Map.entry("GET /v2/databases/*/dbs/*", NOTHING),
            Map.entry("DELETE /v2/databases/*/dbs/*", NOTHING),
            Map.entry("POST /v2/databases/*/users", "named"),
            Map.entry("GET /v2/databases/*/users/*", NOTHING),
            Map.entry("DELETE /v2/databases/*/users/*", NOTHING),
            Map.entry("GET /v2/databases/*/firewall", NOTHING),
            Map.entry("PUT /v2/databases/*/firewall", "firewall"),
            Map.entry("POST /v2/spaces/keys", "key"),
            Map.entry("GET /v2/spaces/keys/*", NOTHING),
            Map.entry("PUT /v2/spaces/keys/*", "key"),
            Map.entry("DELETE /v2/spaces/keys/*", NOTHING));

    private static final Set<String> QUERY =
            Set.of("page", "per_page", "with_projects", "follow", "type", "pod_connection_timeout", "deployment_types");

    private final ObjectNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new TreeMap<>();

    /** Reads the schemas. */
    public DigitalOceanForm() throws IOException {
        try (InputStream file = DigitalOceanForm.class.getResourceAsStream(DOCUMENT)) {
            document = (ObjectNode) new ObjectMapper().readTree(file);
        }
    }

    /** Returns what the API would not take of the specification of an app, a line each: where, and which rule is broken. */
    public List<String> problems(JsonNode specification) {
        return broken("specification", specification);
    }

    /** Returns what the API would not take of a request, a line each. */
    List<String> problems(String method, String path, String query, Optional<JsonNode> body) {
        List<String> problems = new ArrayList<>();
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            if (!QUERY.contains(parameter.replaceFirst("=.*", ""))) {
                problems.add("no such parameter: " + parameter);
            }
        }
        Optional<String> form = form(method, path);
        if (form.isEmpty()) {
            problems.add("no such call: " + method + " " + path);
        } else if (!form.get().equals(NOTHING)) {
            body.ifPresentOrElse(
                    given -> problems.addAll(broken(form.get(), given)), () -> problems.add("a body is wanted"));
        } else if (body.isPresent()) {
            problems.add("a body is not wanted");
        }
        return problems;
    }

    private static Optional<String> form(String method, String path) {
        String asked = method + " " + path;
        for (Map.Entry<String, String> call : CALLS.entrySet()) {
            if (asked.matches(call.getKey().replace("*", "[^/]+"))) {
                return Optional.of(call.getValue());
            }
        }
        return Optional.empty();
    }

    private List<String> broken(String name, JsonNode value) {
        Schema schema = schemas.computeIfAbsent(
                name, wanted -> registry.getSchema(document.deepCopy().put("$ref", "#/$defs/" + wanted)));
        List<String> problems = new ArrayList<>();
        for (Error error : schema.validate(value)) {
            Object which = error.getProperty() == null ? "" : " " + error.getProperty();
            problems.add(error.getInstanceLocation() + ": " + error.getKeyword() + which);
        }
        return problems;
    }
}
