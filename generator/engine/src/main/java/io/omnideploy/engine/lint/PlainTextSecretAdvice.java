package io.omnideploy.engine.lint;

import io.omnideploy.config.Build;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.SecretNames;
import io.omnideploy.config.Template;
import java.util.Locale;
import java.util.Set;

/** A secret that stands in the description is known to everybody who reads it, in every commit from then on. */
final class PlainTextSecretAdvice implements LintRule {
    /** A name that ends so tells about a secret, and is none: TOKEN_TTL, KEY_FILE, AWS_ACCESS_KEY_ID. */
    private static final Set<String> ABOUT_SECRETS = Set.of(
            "algorithm",
            "arn",
            "count",
            "dir",
            "enabled",
            "expiry",
            "file",
            "id",
            "issuer",
            "length",
            "name",
            "path",
            "prefix",
            "seconds",
            "size",
            "timeout",
            "ttl",
            "type",
            "url",
            "version");

    /** Stands for what is filled in later; no text of a description has this character. */
    private static final char REFERENCE = '\0';

    private static final Set<String> SWITCHES = Set.of("true", "false", "yes", "no", "on", "off", "none");

    @Override
    public String code() {
        return "plain-text-secret";
    }

    @Override
    public void check(DeployConfig config, Warnings warnings) {
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component);
            component.environment().forEach((name, value) -> {
                if (isInClear(name, value)) {
                    String source = "{source: env:" + name + "}";
                    warnings.tell(
                            path.then("environment", name),
                            "The value of '" + name
                                    + "' looks like a secret and stands here in clear, and so in generated files.",
                            "Move it: 'secrets: {" + name + ": " + source
                                    + "}' reads it when the stack is brought up.");
                }
            });
            component.container().build().ifPresent(build -> arguments(build, path, warnings));
        }
    }

    private static void arguments(Build build, ConfigPath component, Warnings warnings) {
        build.args().forEach((name, value) -> {
            if (isNamedSecret(name) && isValue(value)) {
                warnings.tell(
                        component.then("container", "build", "args", name),
                        "The build argument '" + name
                                + "' looks like a secret: its value stands here and in the history of the image.",
                        "Give it to the running component under 'secrets', or to the step that needs it under 'build.secrets'.");
            }
        });
    }

    private static boolean isInClear(String name, Template value) {
        StringBuilder text = new StringBuilder();
        for (Template.Part part : value.parts()) {
            switch (part) {
                case Template.Literal literal -> text.append(literal.text());
                case Template.Reference reference -> text.append(REFERENCE);
                case Template.SecretPart secret -> {
                    return false;
                }
            }
        }
        String whole = text.toString();
        boolean isLiteral = whole.indexOf(REFERENCE) < 0;
        return (isLiteral && isNamedSecret(name) && isValue(whole))
                || hasPassword(whole)
                || (whole.startsWith("-----BEGIN ") && whole.contains("PRIVATE KEY-----"));
    }

    private static boolean isNamedSecret(String name) {
        if (!SecretNames.isSecret(name)) {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        int start = Math.max(lower.lastIndexOf('_'), Math.max(lower.lastIndexOf('-'), lower.lastIndexOf('.'))) + 1;
        return !ABOUT_SECRETS.contains(lower.substring(start)) && !lower.startsWith("public_key");
    }

    /** Empty text, a switch and the path of a file hide nothing. */
    private static boolean isValue(String text) {
        return !text.isBlank() && !SWITCHES.contains(text.toLowerCase(Locale.ROOT)) && !text.startsWith("/");
    }

    /** Tells whether a text is an address with a password in it, as {@code postgres://user:password@host}. */
    private static boolean hasPassword(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 1) {
            return false;
        }
        int end = text.indexOf('/', scheme + 3);
        String authority = end < 0 ? text.substring(scheme + 3) : text.substring(scheme + 3, end);
        int at = authority.lastIndexOf('@');
        int colon = authority.indexOf(':');
        return colon >= 0
                && colon < at - 1
                && !authority.substring(colon + 1, at).equals(String.valueOf(REFERENCE));
    }
}
