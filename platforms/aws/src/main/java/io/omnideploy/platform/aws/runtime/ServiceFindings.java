package io.omnideploy.platform.aws.runtime;

import io.omnideploy.platform.aws.client.AwsClients;
import io.omnideploy.platform.aws.runtime.StackServices.Running;
import io.omnideploy.spi.FailureRequest;
import io.omnideploy.spi.LogsRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.ServiceEvent;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * Says in one place why a service did not settle: why its tasks stopped, what the last health check said, what ECS did and
 * took back, and the last words of the program.
 */
final class ServiceFindings {
    private static final String SERVICE = "Service";
    private static final int LAST_LINES = 50;
    private static final int LAST_TASKS = 3;
    private static final int LAST_EVENTS = 5;

    private final AwsClients clients;
    private final FailureRequest request;

    ServiceFindings(AwsClients clients, FailureRequest request) {
        this.clients = clients;
        this.request = request;
    }

    /** Returns a line each; none about what is no service. */
    List<String> find() {
        if (!request.resource().type().kind().equals(SERVICE)
                || !request.resource().type().service().equals("ecs")) {
            return List.of();
        }
        StackServices services = new StackServices(clients);
        Optional<Running> found = services.of(request.id()).stream()
                .filter(running -> running.component().equals(request.resource().component()))
                .findFirst();
        List<String> lines = new ArrayList<>();
        found.ifPresent(running -> {
            lines.addAll(stopped(services.tasks(running, DesiredStatus.STOPPED)));
            lines.addAll(unhealthy(running, services));
            lines.addAll(rollout(running));
            lines.addAll(events(running));
        });
        lines.addAll(lastWords());
        return lines;
    }

    private static List<String> stopped(List<Task> tasks) {
        return tasks.stream()
                .limit(LAST_TASKS)
                .map(task -> "task %s stopped: %s"
                        .formatted(
                                TaskStatus.shortened(Arn.parse(task.taskArn()).last()), StopReason.of(task)))
                .toList();
    }

    private List<String> unhealthy(Running running, StackServices services) {
        Set<String> lines = new LinkedHashSet<>();
        for (Task task : services.tasks(running, DesiredStatus.RUNNING)) {
            if ("UNHEALTHY".equals(task.healthStatusAsString())) {
                lines.add("task %s fails the health check of its container"
                        .formatted(
                                TaskStatus.shortened(Arn.parse(task.taskArn()).last())));
            }
        }
        for (LoadBalancer balancer : running.service().loadBalancers()) {
            if (balancer.targetGroupArn() != null) {
                lines.addAll(targets(balancer.targetGroupArn()));
            }
        }
        return List.copyOf(lines);
    }

    private List<String> targets(String group) {
        ElasticLoadBalancingV2Client balancers = clients.open(ElasticLoadBalancingV2Client.builder());
        List<String> lines = new ArrayList<>();
        for (TargetHealthDescription target :
                balancers.describeTargetHealth(ask -> ask.targetGroupArn(group)).targetHealthDescriptions()) {
            TargetHealth health = target.targetHealth();
            if (health.state() != TargetHealthStateEnum.HEALTHY) {
                lines.add("last health check of %s:%d: %s%s"
                        .formatted(
                                target.target().id(),
                                target.target().port(),
                                health.stateAsString(),
                                health.description() == null ? "" : ", " + health.description()));
            }
        }
        return lines;
    }

    private static List<String> rollout(Running running) {
        List<String> lines = new ArrayList<>();
        for (Deployment deployment : running.service().deployments()) {
            if (deployment.rolloutStateReason() != null
                    && !deployment.rolloutStateReason().isBlank()) {
                lines.add("deployment of %s: %s"
                        .formatted(
                                Arn.parse(deployment.taskDefinition()).last(),
                                deployment.rolloutStateReason().strip()));
            }
        }
        return lines;
    }

    /** ECS tells the newest first. */
    private static List<String> events(Running running) {
        return running.service().events().stream()
                .limit(LAST_EVENTS)
                .map(ServiceEvent::message)
                .map(message -> "ECS: " + message.strip())
                .toList()
                .reversed();
    }

    private List<String> lastWords() {
        List<String> words = new ArrayList<>();
        new StackLog(
                        clients,
                        new LogsRequest(
                                request.id(),
                                Optional.of(request.resource().component()),
                                LAST_LINES,
                                false,
                                (name, line) -> words.add(name + " | " + line)))
                .tell();
        return words;
    }
}
