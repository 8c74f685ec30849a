package io.omnideploy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeftOutTest {
    private static final ResourceId SERVICE = ResourceId.of(ResourceType.parse("kubernetes.core.Service"), "web");
    private static final CompiledCatalog CATALOG = new CompiledCatalog(LeftOutTest.class.getClassLoader());
    private static final Value SPEC = Value.object(Map.of("traffic_distribution", Value.text("PreferClose")));

    @Test
    void whatIsWrittenHasALineInTheLedgerAndWhatARuleMadeIsANote() {
        ResourceSpec.Builder builder = ResourceSpec.builder(SERVICE).set("spec", SPEC);

        LeftOut ruled = LeftOut.in(graph(builder.build()), CATALOG, "terraform");
        assertThat(ruled.ledger()).isEmpty();
        assertThat(ruled.notes())
                .extracting(Diagnostic::message)
                .containsExactly("spec.traffic_distribution of kubernetes.core.Service/web is left out;"
                        + " terraform has none: Not in the provider.");

        ConfigPath line = ConfigPath.ROOT.then("overrides");
        builder.because("spec.traffic_distribution", Origin.at(line));
        LeftOut written = LeftOut.in(graph(builder.build()), CATALOG, "terraform");
        assertThat(written.notes()).isEmpty();
        assertThat(written.ledger()).extracting(LedgerEntry::path).containsExactly(line);
    }

    @Test
    void nothingIsToldOfWhatAnotherToolDoesWithoutLoss() {
        ResourceSpec spec = ResourceSpec.builder(SERVICE)
                .set("wait_for_load_balancer", Value.bool(false))
                .build();

        assertThat(LeftOut.in(graph(spec), CATALOG, "pulumi").notes()).isEmpty();
        assertThat(LeftOut.in(graph(spec), CATALOG, "direct").notes()).isEmpty();
    }

    private static ResourceGraph graph(ResourceSpec spec) {
        return ResourceGraph.of(List.of(spec), List.of(), List.of(), Map.of());
    }
}
