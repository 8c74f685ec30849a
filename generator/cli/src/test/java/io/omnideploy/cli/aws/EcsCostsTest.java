package io.omnideploy.cli.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.plan.MonthlyCost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stack on ECS costs by the month, as a preview tells it. */
class EcsCostsTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsAlwaysThereIsCounted() throws IOException {
        assertThat(costs("dev", ""))
                .containsExactlyInAnyOrder(
                        "main: 1 × application load balancer, ~16.43",
                        "main: 2 × public address, ~3.65",
                        "web: 2 × Fargate 512/1024, ~18.02",
                        "web: 2 × public address, ~3.65",
                        "db: 1 × db.t4g.small, ~23.36",
                        "db: 1 × storage of 50 GB, ~5.75",
                        "db: 1 × secret, ~0.40",
                        "cache: 1 × cache.t4g.micro, ~9.34");
    }

    @Test
    void aStackForProductionHasStandbysAndWaysOut() throws IOException {
        assertThat(costs("prod", ""))
                .contains(
                        "main: 1 × NAT gateway, ~32.85",
                        "main: 3 × public address, ~3.65",
                        "db: 2 × db.t4g.small, ~23.36",
                        "cache: 2 × cache.t4g.micro, ~9.34")
                .noneMatch(line -> line.startsWith("web: ") && line.contains("public address"));
    }

    @Test
    void spareCapacityAndOtherMachinesCostLess() throws IOException {
        assertThat(costs("dev", "ecs: {capacity: spot, architecture: arm64}"))
                .contains("web: 2 × Fargate Spot on ARM 512/1024, ~4.60");
    }

    private List<String> costs(String stack, String more) throws IOException {
        List<MonthlyCost> costs = Expanded.of(folder, stack, """
                name: market
                region: us-east-1
                components:
                  web:
                    container: {image: "a:1", ports: [{container_port: 80, protocol: HTTP}]}
                    service: {public: true, replicas: 2}
                    resources: {cpu: "0.5", memory: 1Gi}
                    depends_on: [db, cache]
                  nightly: {kind: job, schedule: "0 3 * * *", container: {image: "a:1"}}
                backing_services:
                  db: {preset: postgres, size: small, storage: 50Gi}
                  cache: {preset: valkey}
                %s
                """.formatted(more))
                .outcome()
                .orRefuse()
                .costs();
        return costs.stream()
                .map(cost -> "%s: %d × %s, %s".formatted(cost.owner(), cost.count(), cost.what(), cost.price()))
                .toList();
    }
}
