package io.omnideploy.backend.cdk.template;

import io.omnideploy.resource.AttributePath;
import java.util.Objects;
import java.util.Optional;

/**
 * A parameter of a template: what a run fills in and whoever deploys without OmniDeploy is asked for.
 *
 * @param name letters and digits, at most 255, unique among resources and parameters
 * @param type as {@code String}, {@code Number}, {@code CommaDelimitedList}
 * @param description one sentence for people
 * @param fallback the value when nothing is said
 * @param source what gives the value; a secret is {@code NoEcho}
 */
public record TemplateParameter(
        String name, String type, Optional<String> description, Optional<String> fallback, Source source) {
    public TemplateParameter {
        if (!TemplateResource.LOGICAL_ID.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a parameter: " + name);
        }
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(fallback, "fallback");
        Objects.requireNonNull(source, "source");
    }

    /** What gives a parameter its value. */
    public sealed interface Source {}

    /** An input of the graph. */
    public record Input(String input) implements Source {}

    /** A secret of the graph, whose value goes into the API call alone. */
    public record Secret(String secret) implements Source {}

    /**
     * A secret of the graph that stands inside of a text in JSON: the value goes into the API call as it is written between the
     * quotes of a JSON text.
     */
    public record SecretInJson(String secret) implements Source {}

    /** Which value of a secret of the graph it is, a number: what must notice another value refers to it. */
    public record Revision(String secret) implements Source {}

    /** What a lookup of the graph finds. */
    public record Found(String lookup, AttributePath attribute) implements Source {}

    /** Tells whether its value is never shown. */
    public boolean isNoEcho() {
        return secret().isPresent();
    }

    /** Returns the secret of the graph whose value it is, in whatever form. */
    public Optional<String> secret() {
        return switch (source) {
            case Secret plain -> Optional.of(plain.secret());
            case SecretInJson quoted -> Optional.of(quoted.secret());
            case Input input -> Optional.empty();
            case Revision revision -> Optional.empty();
            case Found found -> Optional.empty();
        };
    }
}
