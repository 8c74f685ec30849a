package io.omnideploy.target.lightsail;

import io.omnideploy.config.Component;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Naming;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Private images: a container service has a role that may pull from ECR, and the repository must let it in. Of a repository that
 * 'omnideploy up' fills itself that is said here; another one may have a policy already, which is not to be written over.
 */
final class ImageAccess {
    private static final Pattern ECR =
            Pattern.compile("[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/.*");
    private static final Origin PULLER = Origin.rule("lightsail-ecr-image-puller");

    private final AwsDraft draft;

    ImageAccess(AwsDraft draft) {
        this.draft = draft;
    }

    /** Gives a container service the role, if one of its images needs it. */
    void add(ServiceGroup group, ResourceSpec.Builder service) {
        if (group.members().stream().anyMatch(this::isPrivate)) {
            service.set(
                    "private_registry_access",
                    Value.object(Map.of("ecr_image_puller_role", Value.object(Map.of("is_active", Value.bool(true))))),
                    PULLER);
        }
    }

    /** Lets the role of a container service into the repositories of its images, and returns what says so. */
    Set<ResourceId> letIn(ServiceGroup group, ResourceId service) {
        Set<ResourceId> policies = new TreeSet<>();
        Value puller = new Value.Ref(
                service,
                AttributePath.of("private_registry_access")
                        .then("ecr_image_puller_role")
                        .then("principal_arn"));
        boolean isForeign = false;
        for (Component member : group.members()) {
            if (draft.isInOwnRegistry(member)) {
                policies.add(policy(member, puller));
            } else {
                isForeign |= isPrivate(member);
            }
        }
        if (isForeign) {
            draft.output(new OutputSpec(
                    Naming.slug(group.name(), '_') + "_image_puller",
                    puller,
                    "The role that the policy of the images' repository in ECR must let pull.",
                    new TreeSet<>(Set.of(PULLER))));
        }
        return policies;
    }

    private ResourceId policy(Component component, Value puller) {
        Origin image = Origin.at(DeployConfig.pathOf(component).then("container", "build"));
        String name = component.container().image().orElseThrow();
        return draft.add(draft.start(ResourceId.of(LightsailTypes.REPOSITORY_POLICY, component.name()), PULLER, image)
                .set("repository", Value.text(name.replaceFirst("[:@].*", "")), PULLER)
                .set("policy", document(puller), PULLER));
    }

    private static Value document(Value puller) {
        Value statement = Value.object(Map.of(
                "Sid", Value.text("PullForLightsail"),
                "Effect", Value.text("Allow"),
                "Principal", Value.object(Map.of("AWS", puller)),
                "Action", Value.texts(List.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"))));
        return new Value.JsonText(
                Value.object(Map.of("Version", Value.text("2012-10-17"), "Statement", Value.list(statement))));
    }

    private boolean isPrivate(Component component) {
        return draft.isInOwnRegistry(component)
                || component
                        .container()
                        .image()
                        .filter(image -> ECR.matcher(image).matches())
                        .isPresent();
    }
}
