package io.omnideploy.backend.terraform.run;

import static io.omnideploy.resource.Value.bool;
import static io.omnideploy.resource.Value.text;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A platform that protects something itself would stop a removal in the middle: it is not begun. */
class GuardTest {
    private static final ResourceId DB = ResourceId.of(ResourceType.parse("aws.rds.Instance"), "db");

    @Test
    void refusesToRemoveWhatThePlatformStillProtects() {
        assertThatThrownBy(() -> reader("delete", true).requireUnguarded())
                .isInstanceOf(Refused.class)
                .hasMessageContaining("aws.rds.Instance/db is still protected, as it was last applied.");
    }

    @Test
    void refusesToRemoveWhatIsMeantToBeProtected() {
        assertThatThrownBy(
                        () -> reader("delete", true, Lifecycle.protectedOne()).requireUnguarded())
                .isInstanceOf(Refused.class)
                .hasMessageContaining("aws.rds.Instance/db is protected: its data may not be destroyed.");
    }

    @ParameterizedTest
    @CsvSource({"delete, false", "no-op, true", "update, true"})
    void goesOnOtherwise(String action, boolean guarded) {
        assertThatCode(() -> reader(action, guarded).requireUnguarded()).doesNotThrowAnyException();
    }

    @Test
    void namesTheLineThatProtectsWhatHoldsNoData() {
        ResourceId balancer = new ResourceId(ResourceType.parse("aws.elbv2.LoadBalancer"), "main", "");
        ResourceGraph graph = Graphs.graph(
                List.of(ResourceSpec.builder(balancer)
                        .set(
                                "enable_deletion_protection",
                                bool(true),
                                Origin.at(ConfigPath.of("ecs", "load_balancer", "deletion_protection")))
                        .lifecycle(Lifecycle.protectedOne())
                        .build()),
                List.of());

        assertThatThrownBy(() -> reader(graph, "aws_lb", "main", "delete", "enable_deletion_protection", true)
                        .requireUnguarded())
                .isInstanceOf(Refused.class)
                .hasMessageContaining("aws.elbv2.LoadBalancer/main is protected.")
                .extracting(thrown -> ((Refused) thrown).diagnostics().toString())
                .asString()
                .contains("'ecs.load_balancer.deletion_protection: false'")
                .doesNotContain("data");
    }

    private static PlanReader reader(String action, boolean guarded) {
        return reader(action, guarded, Lifecycle.PLAIN);
    }

    private static PlanReader reader(String action, boolean guarded, Lifecycle life) {
        ResourceGraph graph = Graphs.graph(
                List.of(ResourceSpec.builder(DB)
                        .set("identifier", text("shop-prod-db"))
                        .set("deletion_protection", bool(life.protect()))
                        .lifecycle(life)
                        .build()),
                List.of());
        return reader(graph, "aws_db_instance", "db", action, "deletion_protection", guarded);
    }

    private static PlanReader reader(
            ResourceGraph graph, String type, String name, String action, String guard, boolean guarded) {
        Names names = new Names(graph, Graphs.CATALOG);
        String plan = """
                {"resource_changes": [{"address": "%1$s.%2$s", "type": "%1$s", "name": "%2$s",
                  "mode": "managed", "change": {"actions": ["%3$s"], "before": {"%4$s": %5$s},
                  "after": null, "after_unknown": {}, "before_sensitive": {}, "after_sensitive": {}}}]}
                """.formatted(type, name, action, guard, guarded);
        return new PlanReader(
                Graphs.emit(new DeploymentId("shop", "prod"), graph),
                "terraform",
                names,
                AppliedRecord.of(graph, names),
                plan);
    }
}
