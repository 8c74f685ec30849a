package io.omnideploy.engine.lint;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;

/** What runs can be named: a tag that moves makes each start another deployment, and no rollback leads back. */
final class LatestImageAdvice implements LintRule {
    @Override
    public String code() {
        return "latest-image";
    }

    @Override
    public void check(DeployConfig config, Warnings warnings) {
        for (Component component : config.components().values()) {
            if (component.container().build().isEmpty()) {
                component
                        .container()
                        .image()
                        .ifPresent(image ->
                                check(image, DeployConfig.pathOf(component).then("container", "image"), warnings));
            }
        }
        for (BackingService service : config.backingServices().values()) {
            service.image()
                    .ifPresent(
                            image -> check(image, DeployConfig.pathOf(service).then("image"), warnings));
        }
    }

    private static void check(String image, ConfigPath path, Warnings warnings) {
        if (image.indexOf('@') >= 0) {
            return;
        }
        String last = image.substring(image.lastIndexOf('/') + 1);
        int colon = last.indexOf(':');
        String tag = colon < 0 ? "" : last.substring(colon + 1);
        if (tag.isEmpty() || tag.equals("latest")) {
            warnings.tell(
                    path,
                    "The image '" + image + "' " + (tag.isEmpty() ? "has no tag" : "is tagged 'latest'")
                            + ": what runs changes without a change here, and can't be brought back.",
                    "Name a version, as in '" + image.substring(0, image.length() - last.length())
                            + (colon < 0 ? last : last.substring(0, colon)) + ":1.4.0', or a digest.");
        }
    }
}
