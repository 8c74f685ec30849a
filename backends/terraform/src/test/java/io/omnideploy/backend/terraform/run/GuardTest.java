package io.omnideploy.backend.terraform.run;

import static io.omnideploy.resource.Value.bool;
import static io.omnideploy.resource.Value.text;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.resource.Lifecycle;
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
        Names names = new Names(graph, Graphs.CATALOG);
        String plan = """
                {"resource_changes": [{"address": "aws_db_instance.db", "type": "aws_db_instance", "name": "db",
                  "mode": "managed", "change": {"actions": ["%s"], "before": {"deletion_protection": %s},
                  "after": null, "after_unknown": {}, "before_sensitive": {}, "after_sensitive": {}}}]}
                """.formatted(action, guarded);
        return new PlanReader(
                Graphs.emit(new DeploymentId("shop", "prod"), graph),
                "terraform",
                names,
                AppliedRecord.of(graph, names),
                plan);
    }
}
