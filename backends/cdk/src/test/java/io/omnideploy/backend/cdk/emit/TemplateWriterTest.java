package io.omnideploy.backend.cdk.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.backend.cdk.template.Retention;
import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.config.SecretSource;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.CompiledCatalog;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.EmitRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a graph becomes a template where the two are cut otherwise. */
class TemplateWriterTest {
    private static final CompiledCatalog CATALOG = new CompiledCatalog(TemplateWriterTest.class.getClassLoader());

    private final List<ResourceSpec> resources = new ArrayList<>();
    private final List<OutputSpec> outputs = new ArrayList<>();

    @Test
    void aGatewayIsAttachedByItsOwnResourceForWhichOthersWait() {
        ResourceId vpc = add("ec2.Vpc", "main", Map.of("cidr_block", Value.text("10.0.0.0/16")));
        ResourceId gateway = add("ec2.InternetGateway", "main", Map.of("vpc_id", Value.ref(vpc, "id")));
        add("ec2.Route", "main", Map.of("gateway_id", Value.ref(gateway, "id")));

        Template template = template();

        TemplateResource attached = template.resources().get("MainEc2InternetGatewayAttachment");
        assertThat(attached.type()).isEqualTo("AWS::EC2::VPCGatewayAttachment");
        assertThat(attached.properties())
                .containsEntry("VpcId", new TemplateValue.RefTo("MainEc2Vpc"))
                .containsEntry("InternetGatewayId", new TemplateValue.RefTo("MainEc2InternetGateway"));
        assertThat(template.resources().get("MainEc2InternetGateway").properties())
                .isEmpty();
        assertThat(template.resources().get("MainEc2Route").dependsOn())
                .containsExactly("MainEc2InternetGatewayAttachment");
    }

    @Test
    void thereIsARuleForEachRangeOfADirectionsOwnType() {
        ResourceId group = add("ec2.SecurityGroup", "web", Map.of("description", Value.text("Tasks")));
        add(
                "ec2.SecurityGroupRule",
                "web",
                Map.of(
                        "security_group_id", Value.ref(group, "id"),
                        "type", Value.text("egress"),
                        "protocol", Value.text("-1"),
                        "from_port", Value.number(0),
                        "to_port", Value.number(0),
                        "cidr_blocks", Value.texts(List.of("10.0.0.0/8", "192.168.0.0/16"))));

        Template template = template();

        assertThat(template.resources().get("WebEc2SecurityGroupRule").type())
                .isEqualTo("AWS::EC2::SecurityGroupEgress");
        assertThat(template.resources().get("WebEc2SecurityGroupRule").properties())
                .containsEntry("CidrIp", TemplateValue.text("10.0.0.0/8"))
                .doesNotContainKeys("FromPort", "ToPort", "Type");
        assertThat(template.resources().get("WebEc2SecurityGroupRuleItem2").properties())
                .containsEntry("CidrIp", TemplateValue.text("192.168.0.0/16"));
        assertThat(template.resources().get("WebEc2SecurityGroup").properties())
                .as("the rule that lets everything out is not left to AWS")
                .containsKey("SecurityGroupEgress");
    }

    @Test
    void settingsOfABucketAreInIt() {
        ResourceId bucket = add("s3.Bucket", "files", Map.of("bucket", Value.text("pictures")));
        ResourceId versions = add(
                "s3.BucketVersioning",
                "files",
                Map.of(
                        "bucket", Value.ref(bucket, "id"),
                        "versioning_configuration", Value.object(Map.of("status", Value.text("Enabled")))));
        resources.add(ResourceSpec.builder(id("s3.BucketPolicy", "files"))
                .set("bucket", Value.ref(bucket, "id"))
                .set("policy", new Value.JsonText(Value.object(Map.of("Version", Value.text("2012-10-17")))))
                .after(Set.of(versions))
                .build());

        Template template = template();

        assertThat(template.resources()).containsOnlyKeys("FilesS3Bucket", "FilesS3BucketPolicy");
        assertThat(template.resources().get("FilesS3Bucket").properties())
                .containsEntry(
                        "VersioningConfiguration",
                        TemplateValue.object(Map.of("Status", TemplateValue.text("Enabled"))));
        assertThat(template.resources().get("FilesS3Bucket").deletion()).isEqualTo(Retention.DELETE);
        assertThat(template.resources().get("FilesS3BucketPolicy").dependsOn()).isEmpty();
    }

    @Test
    void aSecretIsAParameterAndWhoReadsItNoticesAnotherValue() {
        ResourceId secret = add("secretsmanager.Secret", "db", Map.of("name", Value.text("shop/db")));
        ResourceId version = add(
                "secretsmanager.SecretVersion",
                "db",
                Map.of(
                        "secret_id",
                        Value.ref(secret, "id"),
                        "secret_string",
                        new Value.JsonText(Value.object(Map.of("password", new Value.SecretInput("db_password"))))));
        Value from = new Value.Interpolation(
                List.of(Value.ref(secret, "arn"), Value.text(":::"), Value.ref(version, "version_id")));
        add(
                "ecs.TaskDefinition",
                "web",
                Map.of(
                        "container_definitions",
                        new Value.JsonText(new Value.Seq(List.of(Value.object(Map.of(
                                "name",
                                Value.text("web"),
                                "logConfiguration",
                                Value.object(Map.of("options", Value.object(Map.of("awslogs-group", Value.text("g"))))),
                                "secrets",
                                new Value.Seq(List.of(Value.object(Map.of("valueFrom", from)))))))))));
        outputs.add(new OutputSpec("password", new Value.SecretInput("db_password"), "Not to be told."));
        outputs.add(new OutputSpec("names", Value.texts(List.of("a", "b")), "Names."));

        Template template = template();

        TemplateParameter parameter = template.parameters().get("DbPasswordInJson");
        assertThat(parameter.isNoEcho()).isTrue();
        assertThat(template.parameters()).containsOnlyKeys("DbPasswordInJson", "DbPasswordRevision");
        String json = TemplateJson.compact(template);
        assertThat(json)
                .contains(
                        "\"SecretString\":{\"Fn::Join\":[\"\",[\"{\\\"password\\\":\\\"\",{\"Ref\":\"DbPasswordInJson\"},\"\\\"}\"]]}")
                .contains("\"DockerLabels\":{\"omnideploy:secrets\":{\"Ref\":\"DbPasswordRevision\"}}")
                .contains("\"Options\":{\"awslogs-group\":\"g\"}")
                .contains("\"ValueFrom\":{\"Fn::Join\":[\"\",[{\"Ref\":\"DbSecretsmanagerSecret\"},\":::\"]]}")
                .contains("\"Value\":\"[\\\"a\\\",\\\"b\\\"]\"");
        assertThat(template.outputs()).containsOnlyKeys("Names");
    }

    @Test
    void whatIsProtectedStaysAndWhatSomebodyElseChangesIsNotSaid() {
        resources.add(ResourceSpec.builder(id("rds.Instance", "db"))
                .set("skip_final_snapshot", Value.bool(false))
                .build());
        resources.add(ResourceSpec.builder(id("rds.Instance", "vital"))
                .set("skip_final_snapshot", Value.bool(true))
                .lifecycle(new Lifecycle(true, Set.of(), false))
                .build());
        resources.add(ResourceSpec.builder(id("ecs.Service", "web"))
                .set("desired_count", Value.number(2))
                .lifecycle(new Lifecycle(false, Set.of("desired_count"), false))
                .build());

        Template template = template();

        assertThat(template.protect()).isTrue();
        assertThat(template.resources().get("DbRdsInstance").deletion()).isEqualTo(Retention.SNAPSHOT);
        assertThat(template.resources().get("VitalRdsInstance").replacement()).isEqualTo(Retention.RETAIN);
        assertThat(template.resources().get("WebEcsService").deletion()).isEqualTo(Retention.UNSAID);
        assertThat(template.resources().get("WebEcsService").properties()).isEmpty();
    }

    @Test
    void namesThatWouldBeTheSameAreTwo() {
        add("logs.LogGroup", "web-1", Map.of("name", Value.text("a")));
        add("logs.LogGroup", "web1", Map.of("name", Value.text("b")));
        add("logs.LogGroup", "web-a", Map.of("name", Value.text("c")));

        assertThat(template().resources().keySet())
                .hasSize(3)
                .contains("Web1LogsLogGroup", "WebALogsLogGroup")
                .anyMatch(id -> id.matches("Web1LogsLogGroup[0-9a-f]{6}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{resolve:ssm:/other/secret}}", "x{{resolve:secretsmanager:other}}"})
    void textThatCloudFormationWouldResolveIsRefused(String text) {
        add("logs.LogGroup", "web", Map.of("name", Value.text(text)));

        assertThatThrownBy(this::template)
                .isInstanceOf(Refused.class)
                .hasMessageMatching(".*\\{\\{resolve:.*, in aws.logs.LogGroup/web");
    }

    @Test
    void textThatBecomesSuchOnlyTogetherIsRefused() {
        add(
                "logs.LogGroup",
                "web",
                Map.of("name", new Value.Interpolation(List.of(Value.text("{{reso"), Value.text("lve:ssm:/x}}")))));

        assertThatThrownBy(this::template).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ref", "Fn::GetAtt"})
    void aKeyThatWouldBeAFunctionIsRefused(String key) {
        add(
                "ecs.TaskDefinition",
                "web",
                Map.of(
                        "container_definitions",
                        new Value.JsonText(new Value.Seq(List.of(Value.object(
                                Map.of("dockerLabels", Value.object(Map.of(key, Value.text("AWS::AccountId"))))))))));

        assertThatThrownBy(this::template).isInstanceOf(Refused.class).hasMessageContaining(key);
    }

    @Test
    void aPartOfWhatIsElsewhereIsRefused() {
        add("s3.BucketVersioning", "files", Map.of("bucket", Value.text("somebodys")));

        assertThatThrownBy(this::template).isInstanceOf(Refused.class).hasMessageContaining("only as a part");
    }

    @Test
    void whatCloudFormationDoesNotTellIsRefused() {
        ResourceId database = add("lightsail.Database", "db", Map.of());
        add("logs.LogGroup", "web", Map.of("name", Value.ref(database, "master_endpoint_address")));

        assertThatThrownBy(this::template)
                .isInstanceOf(Refused.class)
                .hasMessageContaining("does not tell master_endpoint_address of aws.lightsail.Database/db");
    }

    @Test
    void aPropertyOfAnotherResourceIsWrittenInItsPlace() {
        ResourceId definition = add("ecs.TaskDefinition", "web", Map.of("family", Value.text("shop-web")));
        add(
                "logs.LogGroup",
                "web",
                Map.of(
                        "name",
                        new Value.Interpolation(
                                List.of(Value.text("/"), new Value.Ref(definition, AttributePath.of("family"))))));

        TemplateResource group = template().resources().get("WebLogsLogGroup");

        assertThat(group.properties()).containsEntry("LogGroupName", TemplateValue.text("/shop-web"));
        assertThat(group.dependsOn()).containsExactly("WebEcsTaskDefinition");
    }

    private ResourceId add(String type, String component, Map<String, Value> properties) {
        ResourceSpec.Builder spec = ResourceSpec.builder(id(type, component));
        new TreeMap<>(properties).forEach(spec::set);
        resources.add(spec.build());
        return id(type, component);
    }

    private static ResourceId id(String type, String component) {
        return ResourceId.of(ResourceType.parse("aws." + type), component);
    }

    private Template template() {
        SecretSpec password =
                new SecretSpec("db_password", new SecretSource("env", "DB_PASSWORD"), false, "password of db");
        ResourceGraph graph = ResourceGraph.of(resources, List.of(password), outputs, Map.of());
        return TemplateWriter.template(new EmitRequest(
                new DeploymentId("shop", "dev"),
                "ecs",
                graph,
                CATALOG,
                name -> Optional.empty(),
                Optional.empty(),
                "."));
    }
}
