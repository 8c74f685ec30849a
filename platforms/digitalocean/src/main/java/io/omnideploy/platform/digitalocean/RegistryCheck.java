package io.omnideploy.platform.digitalocean;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.digitalocean.api.Api;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.Value;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether the images that an app wants from the account's own registry are there. */
final class RegistryCheck {
    private final Api api;

    RegistryCheck(Api api) {
        this.api = api;
    }

    /** Returns a failure for each that is not. */
    List<Failed> missing(ResourceGraph graph) {
        Map<String, String> wanted = new TreeMap<>();
        graph.resources().values().forEach(spec -> spec.properties().values().forEach(value -> collect(value, wanted)));
        List<Failed> missing = new ArrayList<>();
        if (wanted.isEmpty()) {
            return missing;
        }
        Optional<String> registry = api.get("/v2/registry")
                .map(answer -> answer.path("registry").path("name").asText())
                .filter(name -> !name.isEmpty());
        if (registry.isEmpty()) {
            missing.add(Failed.because("The account has no registry.")
                    .remedy("Make one with 'doctl registry create', and push the images there."));
            return missing;
        }
        wanted.forEach((repository, tag) -> {
            String encoded = URLEncoder.encode(repository, StandardCharsets.UTF_8);
            boolean found = false;
            for (JsonNode known : api.get(
                            "/v2/registry/" + registry.get() + "/repositories/" + encoded + "/tags?per_page=200")
                    .map(answer -> answer.path("tags"))
                    .orElseGet(api::object)) {
                found |= known.path("tag").asText().equals(tag);
            }
            if (!found) {
                missing.add(Failed.because("Registry %s has no image %s:%s.".formatted(registry.get(), repository, tag))
                        .remedy("Push it; what the deployment builds itself is pushed by 'omnideploy build --push'."));
            }
        });
        return missing;
    }

    private static void collect(Value value, Map<String, String> wanted) {
        if (value instanceof Value.Obj object
                && Value.text("DOCR").equals(object.fields().get("registry_type"))
                && object.fields().get("repository") instanceof Value.Text repository
                && object.fields().get("tag") instanceof Value.Text tag) {
            wanted.put(repository.text(), tag.text());
        }
        value.children().forEach(child -> collect(child, wanted));
    }
}
