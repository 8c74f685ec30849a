package io.omnideploy.backend.cdk.run;

import static io.omnideploy.backend.cdk.template.TemplateValue.list;
import static io.omnideploy.backend.cdk.template.TemplateValue.number;
import static io.omnideploy.backend.cdk.template.TemplateValue.object;
import static io.omnideploy.backend.cdk.template.TemplateValue.text;

import io.omnideploy.backend.cdk.template.Retention;
import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateOutput;
import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.backend.cdk.template.TemplateResource;
import io.omnideploy.backend.cdk.template.TemplateValue;
import io.omnideploy.config.SecretSource;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.SecretSpec;
import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A small application of one service, whose task is given a secret and a greeting, with a bucket for what people upload: its graph,
 * and its template written by hand.
 *
 * @param region where it is
 * @param image of the service
 * @param isProtected whether the stack is
 * @param hasExtra whether there is a log group beside
 */
record Market(String region, String subnet, String greeting, String image, boolean isProtected, boolean hasExtra) {
    static final String CLUSTER = "market-dev";
    static final ResourceId MAIN = id("aws.ecs.Cluster", "main");
    static final ResourceId TASK = id("aws.ecs.TaskDefinition", "web");
    static final ResourceId SERVICE = id("aws.ecs.Service", "web");
    static final ResourceId SECRET = id("aws.secretsmanager.Secret", "web");
    static final ResourceId LOGS = id("aws.logs.LogGroup", "web");
    static final ResourceId BUCKET = id("aws.s3.Bucket", "files");

    static Market in(String region, String subnet) {
        return new Market(region, subnet, "hello", "ghcr.io/acme/web:1", false, false);
    }

    Market saying(String other) {
        return new Market(region, subnet, other, image, isProtected, hasExtra);
    }

    Market running(String other) {
        return new Market(region, subnet, greeting, other, isProtected, hasExtra);
    }

    Market guarded(boolean guarded) {
        return new Market(region, subnet, greeting, image, guarded, hasExtra);
    }

    Market withExtra(boolean extra) {
        return new Market(region, subnet, greeting, image, isProtected, extra);
    }

    String bucket() {
        return "market-dev-files-" + region;
    }

    private static ResourceId id(String type, String component) {
        return ResourceId.of(ResourceType.parse(type), component);
    }

    ResourceGraph graph() {
        List<ResourceSpec> resources = new ArrayList<>();
        resources.add(
                ResourceSpec.builder(MAIN).set("name", Value.text(CLUSTER)).build());
        resources.add(ResourceSpec.builder(SECRET)
                .set("name", Value.text("market/dev/token"))
                .set("description", new Value.SecretInput("token"))
                .build());
        resources.add(ResourceSpec.builder(TASK)
                .set("execution_role_arn", Value.ref(SECRET, "arn"))
                .build());
        resources.add(ResourceSpec.builder(SERVICE)
                .set("cluster", Value.ref(MAIN, "id"))
                .set("task_definition", Value.ref(TASK, "arn"))
                .build());
        resources.add(
                ResourceSpec.builder(BUCKET).set("bucket", Value.text(bucket())).build());
        if (hasExtra) {
            resources.add(ResourceSpec.builder(LOGS)
                    .set("name", Value.text("market/dev"))
                    .build());
        }
        return ResourceGraph.of(
                resources,
                List.of(new SecretSpec("token", new SecretSource("env", "TOKEN"), false, "for web")),
                List.of(new OutputSpec("service", Value.ref(SERVICE, "id"), "The service.")),
                Map.of("aws", Value.object(Map.of("region", Value.text(region)))));
    }

    Template template() {
        SortedMap<String, TemplateResource> resources = new TreeMap<>();
        add(resources, "MainCluster", "AWS::ECS::Cluster", MAIN, Map.of("ClusterName", text(CLUSTER)));
        add(
                resources,
                "WebSecret",
                "AWS::SecretsManager::Secret",
                SECRET,
                Map.of("Name", text("market/dev/token"), "SecretString", new TemplateValue.RefTo("Token")));
        add(resources, "WebTask", "AWS::ECS::TaskDefinition", TASK, task());
        add(resources, "WebService", "AWS::ECS::Service", SERVICE, service());
        add(resources, "FilesBucket", "AWS::S3::Bucket", BUCKET, Map.of("BucketName", text(bucket())));
        if (hasExtra) {
            add(resources, "WebLogs", "AWS::Logs::LogGroup", LOGS, Map.of("LogGroupName", text("market/dev")));
        }
        TemplateParameter token = new TemplateParameter(
                "Token", "String", Optional.empty(), Optional.empty(), new TemplateParameter.Secret("token"));
        TemplateOutput output = new TemplateOutput(
                "Service", "service", Optional.empty(), new TemplateValue.Attribute("WebService", "Name"));
        return new Template(
                "market-dev",
                "market, stack dev",
                isProtected,
                new TreeMap<>(Map.of("team", "storefront")),
                new TreeMap<>(Map.of("Token", token)),
                resources,
                new TreeMap<>(Map.of("Service", output)));
    }

    private Map<String, TemplateValue> task() {
        return Map.of(
                "Family", text("market-dev-web"),
                "RequiresCompatibilities", list(text("FARGATE")),
                "NetworkMode", text("awsvpc"),
                "Cpu", text("256"),
                "Memory", text("512"),
                "ContainerDefinitions",
                        list(object(Map.of(
                                "Name", text("web"),
                                "Image", text(image),
                                "Environment", list(object(Map.of("Name", text("GREETING"), "Value", text(greeting)))),
                                "Secrets",
                                        list(object(Map.of(
                                                "Name",
                                                text("TOKEN"),
                                                "ValueFrom",
                                                new TemplateValue.RefTo("WebSecret"))))))));
    }

    private Map<String, TemplateValue> service() {
        return Map.of(
                "ServiceName", text("market-dev-web"),
                "Cluster", new TemplateValue.RefTo("MainCluster"),
                "TaskDefinition", new TemplateValue.RefTo("WebTask"),
                "DesiredCount", number(1),
                "LaunchType", text("FARGATE"),
                "NetworkConfiguration",
                        object(Map.of(
                                "AwsvpcConfiguration",
                                object(Map.of("Subnets", list(text(subnet)), "SecurityGroups", list())))));
    }

    private static void add(
            Map<String, TemplateResource> resources,
            String logicalId,
            String type,
            ResourceId origin,
            Map<String, TemplateValue> properties) {
        SortedMap<String, TemplateValue> all = new TreeMap<>(properties);
        all.put(
                "Tags",
                list(
                        tag("omnideploy:component", origin.component()),
                        tag("omnideploy:deployment", "market"),
                        tag("omnideploy:resource", origin.toString()),
                        tag("omnideploy:stack", "dev")));
        resources.put(
                logicalId,
                new TemplateResource(
                        logicalId, type, all, new TreeSet<>(), Retention.DELETE, Retention.DELETE, origin));
    }

    private static TemplateValue tag(String key, String value) {
        return object(Map.of("Key", text(key), "Value", text(value)));
    }
}
