package io.omnideploy.target.agentcore;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Build;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Container;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.spi.expand.ServerPreset;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.AwsIdentity;
import io.omnideploy.spi.expand.aws.AwsNameLimits;
import io.omnideploy.spi.expand.aws.ExistingSecrets;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What AgentCore refuses of a description, known before the first call. */
final class Checks {
    /** The maps of tags have letters of ASCII alone (bedrock-agentcore-control, TagKey and TagValue). */
    private static final Pattern TAG = Pattern.compile("[a-zA-Z0-9\\s._:/=+@-]*");

    private static final Set<String> PLATFORMS = Set.of("linux/arm64", "linux/arm64/v8");

    private final AwsDraft draft;
    private final Section section;
    private final List<Agent> agents;

    Checks(AwsDraft draft, Section section, List<Agent> agents) {
        this.draft = draft;
        this.section = section;
        this.agents = agents;
    }

    void check() {
        AwsIdentity.check(draft);
        AwsNameLimits.check(draft, "agentcore-region");
        draft.config().tags().forEach(this::tag);
        new ExistingSecrets(draft, "an agent").check();
        agents.forEach(this::agent);
        draft.config().backingServices().values().forEach(this::backing);
        names();
        new SettingsChecks(draft, section, agents).check();
        new CallCycles(draft, agents).check();
    }

    private void tag(String key, String value) {
        if (!TAG.matcher(key).matches() || !TAG.matcher(value).matches()) {
            draft.refuse(
                    ConfigPath.of("tags").then(key),
                    "agentcore-tag",
                    "The tag '" + key + "' has characters that AgentCore doesn't take.",
                    "Use letters from a to z, digits, blanks and . _ : / = + @ -.");
        }
    }

    private void agent(Agent agent) {
        Component component = agent.component();
        if (component.kind() != Component.Kind.SERVICE) {
            draft.refuse(
                    agent.path().then("kind"),
                    "agentcore-kind",
                    "AgentCore starts an agent when it is called, and '%s' is a %s."
                            .formatted(component.name(), component.kind()),
                    "Make it a service that answers calls, or run it on another target.");
            return;
        }
        image(agent);
        platform(agent);
        command(agent);
        port(agent);
        component.secrets().forEach((name, use) -> {
            if (use.path().isPresent()) {
                draft.refuse(
                        agent.path().then("secrets", name),
                        "agentcore-secret-file",
                        "AgentCore puts no file into an agent.",
                        "Let the agent read the secret by its ARN: leave out 'as: file'.");
            }
        });
    }

    /** What a person wrote is refused by the table of what the target lacks; an adapter may have put in more. */
    private void command(Agent agent) {
        Container container = agent.component().container();
        boolean isSaid = !container.command().isEmpty() || !container.args().isEmpty();
        ConfigPath path = agent.path().then("container");
        boolean isWritten = draft.config().positions().written().stream()
                .anyMatch(written -> path.then("command").contains(written)
                        || path.then("args").contains(written));
        if (isSaid && !isWritten) {
            draft.refuse(
                    path,
                    "agentcore-command",
                    "AgentCore starts an image as it says itself, and '%s' needs arguments.".formatted(agent.name()),
                    "Build an image with them, and name it.");
        }
    }

    private void image(Agent agent) {
        String image = agent.component().container().image().orElseThrow();
        ConfigPath path = agent.path().then("container", "image");
        if (image.length() > Images.LONGEST) {
            draft.refuse(
                    path,
                    "agentcore-image",
                    "The name of the image has %d characters; AgentCore takes at most %d."
                            .formatted(image.length(), Images.LONGEST),
                    "Shorten it.");
        }
        if (!draft.isInOwnRegistry(agent.component()) && !Images.isTaken(image)) {
            boolean isBuilt = agent.component().container().build().isPresent();
            draft.refuse(
                    isBuilt ? ConfigPath.of("registry") : path,
                    "agentcore-image",
                    "AgentCore takes images from ECR and public.ecr.aws alone, and this is '" + image + "'.",
                    isBuilt
                            ? "Leave 'registry' out: the image then goes to the account's own ECR."
                            : "Bring its ARM64 variant there: 'docker pull --platform linux/arm64 %s', 'omnideploy ecr push %s', and name what that prints."
                                    .formatted(image, image));
        }
    }

    private void platform(Agent agent) {
        Container container = agent.component().container();
        container
                .platform()
                .filter(platform -> !PLATFORMS.contains(platform))
                .ifPresent(platform -> draft.refuse(
                        agent.path().then("container", "platform"),
                        "image-architecture",
                        "AgentCore runs linux/arm64 alone, and this is '" + platform + "'.",
                        build(agent)));
        List<String> built = container.build().map(Build::platforms).orElse(List.of());
        if (!built.isEmpty() && built.stream().noneMatch(PLATFORMS::contains)) {
            draft.refuse(
                    agent.path().then("container", "build", "platforms"),
                    "image-architecture",
                    "The image of '%s' is built for %s, and AgentCore runs linux/arm64 alone."
                            .formatted(agent.name(), String.join(", ", built)),
                    "Leave 'build.platforms' out, or add linux/arm64.");
        }
    }

    private static String build(Agent agent) {
        return "Leave it out, and build the image for that: 'docker buildx build --platform linux/arm64 -t %s --push .'."
                .formatted(agent.component().container().image().orElse("IMAGE"));
    }

    private void port(Agent agent) {
        List<Container.Port> ports = agent.component().container().ports();
        ConfigPath path = agent.path().then("container", "ports");
        Protocol protocol = agent.protocol();
        for (int index = 0; index < ports.size(); index++) {
            int port = ports.get(index).containerPort();
            ConfigPath item = path.item(index);
            if (index > 0) {
                draft.refuse(
                        item,
                        "agentcore-port",
                        "AgentCore calls an agent on one port, and '%s' has %d.".formatted(agent.name(), ports.size()),
                        "Keep the one on which it answers calls.");
            } else if (port != protocol.port()) {
                draft.refuse(
                        item.then("container_port"),
                        "agentcore-port",
                        "AgentCore calls an agent that speaks %s on port %d, and '%s' listens on %d."
                                .formatted(protocol, protocol.port(), agent.name(), port),
                        "Let it listen on 8080 (HTTP), 8000 (MCP) or 9000 (A2A), and say so under agentcore.protocol.");
            }
        }
    }

    private void backing(BackingService service) {
        List<String> known = ServerPreset.all(draft.secrets()).stream()
                .map(ServerPreset::name)
                .toList();
        if (!known.contains(service.preset())) {
            draft.refuse(
                    DeployConfig.pathOf(service).then("preset"),
                    "preset-unsupported",
                    "Target agentcore does not know preset '" + service.preset() + "'.",
                    Nearest.remedy(service.preset(), known));
        } else if (service.external().isEmpty()) {
            draft.refuse(
                    DeployConfig.pathOf(service).then("preset"),
                    "agentcore-backing",
                    "AgentCore runs agents alone, and makes no %s.".formatted(service.preset()),
                    "Bring it up by a deployment of its own, as on target ecs, and name it here under 'external'.");
        }
    }

    /** Two names that differ in a hyphen and an underscore become one. */
    private void names() {
        TreeMap<String, String> taken = new TreeMap<>();
        for (Agent agent : agents) {
            String other = taken.putIfAbsent(Runtimes.name(draft, agent.name()), agent.name());
            if (other != null) {
                draft.refuse(
                        agent.path(),
                        "agentcore-name",
                        "'%s' and '%s' would be one name to AgentCore.".formatted(other, agent.name()),
                        "Rename one of them.");
            }
        }
    }
}
