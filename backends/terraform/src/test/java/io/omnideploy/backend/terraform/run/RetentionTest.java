package io.omnideploy.backend.terraform.run;

import static io.omnideploy.resource.Value.list;
import static io.omnideploy.resource.Value.ref;
import static io.omnideploy.resource.Value.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.terraform.Graphs;
import io.omnideploy.backend.terraform.emit.Emission;
import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.EmitRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionTest {
    @Test
    void whatHoldsDataStaysWithWhatItCantBeWithoutAndItsSettings() {
        ResourceId vpc = id("aws.ec2.Vpc", "main");
        ResourceId subnet = id("aws.ec2.Subnet", "main");
        ResourceId subnets = id("aws.rds.SubnetGroup", "db");
        ResourceId bucket = id("aws.s3.Bucket", "files");
        ResourceId cluster = id("aws.ecs.Cluster", "main");
        ResourceGraph graph = Graphs.graph(
                List.of(
                        ResourceSpec.builder(vpc)
                                .set("cidr_block", text("10.0.0.0/16"))
                                .build(),
                        ResourceSpec.builder(subnet)
                                .set("vpc_id", ref(vpc, "id"))
                                .build(),
                        ResourceSpec.builder(subnets)
                                .set("subnet_ids", list(ref(subnet, "id")))
                                .build(),
                        ResourceSpec.builder(id("aws.rds.Instance", "db"))
                                .set("db_subnet_group_name", ref(subnets, "name"))
                                .build(),
                        ResourceSpec.builder(bucket).set("bucket", text("shop")).build(),
                        ResourceSpec.builder(id("aws.s3.BucketPublicAccessBlock", "files"))
                                .set("bucket", ref(bucket, "id"))
                                .build(),
                        ResourceSpec.builder(cluster).set("name", text("shop")).build()),
                List.of());
        EmitRequest request = Graphs.emit(new DeploymentId("shop", "prod"), graph);

        Map<String, String> files =
                Retention.files(request, new Names(graph, Graphs.CATALOG), new Emission(request).files());

        assertThat(files).doesNotContainKeys("main.tf", "db.tf");
        assertThat(files.get("omnideploy_keep.tf"))
                .contains("aws_db_instance.db", "aws_db_subnet_group.db", "aws_subnet.main", "aws_vpc.main")
                .contains("aws_s3_bucket.files", "aws_s3_bucket_public_access_block.files")
                .doesNotContain("aws_ecs_cluster");
    }

    private static ResourceId id(String type, String component) {
        return ResourceId.of(ResourceType.parse(type), component);
    }
}
