package io.omnideploy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.approval.Bound;
import io.omnideploy.plan.Plan;
import io.omnideploy.resource.ResourceGraph;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a PLAN is bound to is read as it was written, and nothing else is taken for it. */
class BoundJsonTest {
    @Test
    void isReadAsItWasWritten() {
        SortedMap<String, SortedMap<String, String>> sections = new TreeMap<>();
        sections.put("files", new TreeMap<>(Map.of("main.tf", "ab12", "odd \" \\ \n \u00e4 \ud83d\ude00", "\u0001")));
        sections.put("secrets", new TreeMap<>());
        Plan plan = new Plan(
                new DeploymentId("shop", "dev"), "docker", "direct", Optional.empty(), List.of(), List.of(), List.of());
        ResourceGraph graph = ResourceGraph.of(List.of(), List.of(), List.of(), Map.of());

        String document = PlanJson.bound(plan, graph, List.of(), List.of(), new Bound(sections));

        assertThat(document).startsWith("{\n  \"format_version\": 1,").endsWith("\n}\n");
        assertThat(BoundJson.read(document)).isEqualTo(new Bound(sections));
    }

    @Test
    void anythingElseIsRefused() {
        for (String text : List.of(
                "",
                "[]",
                "{}",
                "nothing",
                "{\"bound\": {}}",
                "{\"bound\": 1}",
                "{\"bound\": {\"files\": []}}",
                "{\"bound\": {\"files\": {\"a\": 1}}}",
                "{\"bound\": {\"files\": {\"a\": \"b\"",
                "{\"format_version\": \"one\"}")) {
            assertThat(catchThrowableOfType(Refused.class, () -> BoundJson.read(text)))
                    .as(text)
                    .hasMessageContaining("no PLAN");
        }
        assertThat(catchThrowableOfType(Refused.class, () -> BoundJson.read("{\"format_version\": 2}")))
                .hasMessageContaining("later version");
    }
}
