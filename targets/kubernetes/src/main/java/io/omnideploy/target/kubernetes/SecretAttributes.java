package io.omnideploy.target.kubernetes;

import io.omnideploy.config.BackingService;

/** Which attributes of a backing service have a secret in them. */
final class SecretAttributes {
    private SecretAttributes() {}

    static boolean isSecret(BackingService service, String attribute) {
        return switch (attribute) {
            case "password", "secret_key" -> true;
            case "url" ->
                !service.preset().equals("s3")
                        && service.external()
                                .map(external -> external.password().isPresent()
                                        || external.url()
                                                .filter(url -> url.literal().isEmpty())
                                                .isPresent())
                                .orElse(true);
            default -> false;
        };
    }
}
