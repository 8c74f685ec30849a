package io.omnideploy.cli.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.omnideploy.testkit.AwsAccount;
import io.omnideploy.testkit.AwsProfile;
import io.omnideploy.testkit.Tool;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Services of ECS in a mock of AWS, which takes note of everything and runs nothing. */
final class EcsSite implements Site {
    @Override
    public String target() {
        return "ecs";
    }

    @Override
    public void require(String backend) {
        Tool.AWS.require();
        Tool.requireFor(backend, "aws");
    }

    @Override
    public boolean runs() {
        return false;
    }

    @Override
    public void equip(Path work, Path... generated) throws IOException {
        AwsProfile.install(work);
        for (Path folder : generated) {
            Files.writeString(
                    Files.createDirectories(folder).resolve("mock_override.tf"),
                    SharedMock.get().mock().override());
        }
    }

    @Override
    public Map<String, String> environment() {
        return SharedMock.get().mock().environment();
    }

    @Override
    public SocketAddress address() {
        URI endpoint = URI.create(SharedMock.get().mock().endpoint());
        return new InetSocketAddress(endpoint.getHost(), endpoint.getPort());
    }

    @Override
    public Map<String, String> environmentThrough(int port, Path folder) {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + port);
        return environment;
    }

    @Override
    public String broken(String description) {
        throw new UnsupportedOperationException("nothing runs in the mock that could fail to");
    }

    @Override
    public String resource(String component) {
        return "aws.ecs.Service/" + component;
    }

    /** There is no URL without a load balancer, for which the provider waits a minute. */
    @Override
    public String output() {
        return "api_log_group";
    }

    /** In a network and a cluster that are there before. An override can't reach into a container's JSON: it sets a tag. */
    @Override
    public String description(String name, String greeting) throws IOException {
        AwsAccount account = SharedMock.get().account();
        return """
                name: %s
                region: %s
                ecs:
                  vpc: %s
                  subnets: {public: [%s]}
                  cluster: %s
                components:
                  api:
                    container:
                      image: omnideploy-test/sh:1
                      ports: [8080]
                      health_check: {exec: ["true"], interval: 10s}
                    environment: {GREETING: "%s"}
                  worker:
                    kind: worker
                    container: {image: omnideploy-test/sh:1}
                    secrets: {TOKEN: "env:TOKEN"}
                    depends_on: [api]
                overrides:
                  aws.ecs.Service/api: {tags.OVERRIDDEN: "yes"}
                stacks:
                  one: {}
                  two: {}
                """.formatted(
                        name,
                        SharedMock.REGION,
                        account.ids("DescribeVpcs", "vpcId").getFirst(),
                        String.join(", ", account.ids("DescribeSubnets", "subnetId")),
                        SharedMock.CLUSTER,
                        greeting);
    }

    /** A service with the revision that it runs. */
    @Override
    public List<String> instances(String name, String stack, String component) throws IOException {
        String service = name + "-" + stack + "-" + component;
        JsonNode found = SharedMock.get().account().service(SharedMock.CLUSTER, service);
        return found.isMissingNode()
                ? List.of()
                : List.of(service + " " + found.path("taskDefinition").asText());
    }

    @Override
    public void removeByHand(String id) throws IOException {
        SharedMock.get().account().deleteService(SharedMock.CLUSTER, id.split(" ")[0]);
    }

    @Override
    public String variable(String id, String name) throws IOException {
        AwsAccount account = SharedMock.get().account();
        JsonNode container = account.taskDefinition(id.split(" ")[1]).at("/containerDefinitions/0");
        for (JsonNode entry : container.path("environment")) {
            if (entry.path("name").asText().equals(name)) {
                return entry.path("value").asText();
            }
        }
        for (JsonNode entry : container.path("secrets")) {
            if (entry.path("name").asText().equals(name)) {
                return account.secret(
                        AwsAccount.secretOf(entry.path("valueFrom").asText()));
            }
        }
        JsonNode service = account.service(SharedMock.CLUSTER, id.split(" ")[0]);
        String tag = account.tags(service.path("serviceArn").asText()).get(name);
        if (tag != null) {
            return tag;
        }
        throw new AssertionError(name + " is not in " + container);
    }

    @Override
    public List<String> traces(String name) throws IOException {
        List<String> traces = new ArrayList<>();
        SharedMock.get().account().inventory().forEach((kind, told) -> {
            if (told.contains(name + "-") || told.contains(name + "/")) {
                traces.add(kind);
            }
        });
        AwsAccount account = SharedMock.get().account();
        for (String service : account.services(SharedMock.CLUSTER)) {
            // The mock goes on to list what is deleted.
            if (service.startsWith(name + "-")
                    && !account.service(SharedMock.CLUSTER, service).isMissingNode()) {
                traces.add(service);
            }
        }
        return traces;
    }

    /** The mock ends with the tests, and a name is used once. */
    @Override
    public void clean(String name) {}
}
