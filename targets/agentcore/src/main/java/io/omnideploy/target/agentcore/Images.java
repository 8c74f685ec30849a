package io.omnideploy.target.agentcore;

import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the images of agents lie: in a registry of ECR, or in the public one. */
final class Images {
    /** bedrock-agentcore-control, RuntimeContainerUri. */
    private static final Pattern PRIVATE = Pattern.compile(
            "([0-9]{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(?:\\.cn)?/([a-z0-9._/-]+)(?::[^:@]{1,300})?(?:@.+)?");

    private static final Pattern PUBLIC = Pattern.compile("public\\.ecr\\.aws/[a-z0-9._/-]+(?::[^:@]{1,300})?(?:@.+)?");

    static final int LONGEST = 1024;

    private Images() {}

    /** Tells whether AgentCore takes an image from where it lies. */
    static boolean isTaken(String image) {
        return PRIVATE.matcher(image).matches() || PUBLIC.matcher(image).matches();
    }

    /** Returns the ARN of the repository that an agent's role must be let into; empty for what is public. */
    static Optional<Value> repository(AwsDraft draft, Agent agent) {
        String image = agent.component().container().image().orElseThrow();
        if (draft.isInOwnRegistry(agent.component())) {
            String name = image.replaceFirst("@.*$", "").replaceFirst(":[^/:]*$", "");
            return Optional.of(Roles.arn(draft, "ecr", "repository/" + name));
        }
        Matcher parts = PRIVATE.matcher(image);
        return parts.matches()
                ? Optional.of(Value.text("arn:%s:ecr:%s:%s:repository/%s"
                        .formatted(draft.partition(), parts.group(2), parts.group(1), parts.group(3))))
                : Optional.empty();
    }
}
