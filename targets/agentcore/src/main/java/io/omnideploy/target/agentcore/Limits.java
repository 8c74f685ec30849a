package io.omnideploy.target.agentcore;

import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.spi.Limitation;
import java.util.ArrayList;
import java.util.List;

/** What AgentCore can't carry over as it is written: it has an image, variables and a role of an agent, and runs the rest itself. */
final class Limits {
    private static final String CONTAINER = "components.*.container.";
    private static final String SERVICE = "components.*.service.";
    private static final String LEAVE_OUT = "Leave it out for this target.";
    private static final String IN_IMAGE = "Put it into the image.";

    static final List<Limitation> ALL = all();

    private Limits() {}

    private static List<Limitation> all() {
        List<Limitation> all = new ArrayList<>();
        for (String key : List.of("replicas", "autoscaling")) {
            dropped(
                    all,
                    SERVICE + key,
                    "agentcore-scales",
                    "AgentCore starts a machine for each session and ends it with the session.");
        }
        refused(
                all,
                SERVICE + "domains",
                "agentcore-domains",
                "An agent answers under the address of AgentCore alone.",
                "Leave it out for this target, or put a server with that name in front.");
        refused(
                all,
                SERVICE + "tls",
                "agentcore-domains",
                "An agent answers under the address of AgentCore, with its certificate.",
                LEAVE_OUT);
        dropped(all, SERVICE + "paths", "agentcore-paths", "Each agent has an address of its own.");
        dropped(
                all,
                "components.*.resources",
                "agentcore-size",
                "AgentCore gives each session what it uses, up to its own limits, and charges for that.");
        dropped(
                all,
                CONTAINER + "ports.*.host_port",
                "agentcore-host-port",
                "An agent answers under the address of AgentCore.");
        for (String key : List.of("schedule", "run")) {
            refused(
                    all,
                    "components.*." + key,
                    "agentcore-kind",
                    "AgentCore starts an agent when it is called, and at no other time.",
                    "Run the job on another target.");
        }
        dropped(all, CONTAINER + "health_check", "agentcore-health", "AgentCore asks /ping by itself.");
        dropped(all, CONTAINER + "pull", "agentcore-pull", "AgentCore pulls the image for each version of an agent.");
        dropped(all, CONTAINER + "user", "agentcore-user", "AgentCore runs the image as the user that it names.");
        dropped(
                all,
                CONTAINER + "read_only",
                "agentcore-isolation",
                "Each session has a machine of its own, which is thrown away after it.");
        dropped(
                all,
                CONTAINER + "capabilities.drop",
                "agentcore-isolation",
                "Each session has a machine of its own, which is thrown away after it.");
        refused(
                all,
                CONTAINER + "capabilities.add",
                "agentcore-capability",
                "AgentCore gives no Linux capability to an agent.",
                "Do without it.");
        for (String key : List.of("command", "args", "working_dir")) {
            refused(
                    all,
                    CONTAINER + key,
                    "agentcore-command",
                    "AgentCore starts an image as it says itself.",
                    IN_IMAGE);
        }
        refused(
                all,
                CONTAINER + "registry",
                "agentcore-registry",
                "AgentCore takes images from ECR, which the agent's role may enter.",
                "Push the image there by 'omnideploy ecr push', and leave this out.");
        refused(
                all,
                "components.*.volumes",
                "agentcore-volumes",
                "What an agent writes is gone with its session.",
                "Keep it in the memory under agentcore.memory, or in a database or bucket.");
        dropped(all, "shared_volumes", "agentcore-volumes", "No agent mounts a volume.");
        dropped(
                all,
                "components.*.stop_timeout",
                "agentcore-stop",
                "AgentCore ends a session after agentcore.idle_timeout.");
        return List.copyOf(all);
    }

    private static void dropped(List<Limitation> all, String pattern, String rule, String reason) {
        all.add(new Limitation(pattern, Fate.DROPPED, rule, reason, LEAVE_OUT));
    }

    private static void refused(List<Limitation> all, String pattern, String rule, String reason, String remedy) {
        all.add(new Limitation(pattern, Fate.REFUSED, rule, reason, remedy));
    }
}
