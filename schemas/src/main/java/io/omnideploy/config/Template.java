package io.omnideploy.config;

import io.omnideploy.diagnostic.SourceSpan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Text in which something is still to be filled in: the address of another component or backing service, or a secret.
 *
 * @param parts the pieces in order; two literals never follow each other
 */
public record Template(List<Part> parts) {
    public Template {
        parts = List.copyOf(parts);
    }

    /** Returns plain text as a template. */
    public static Template of(String text) {
        return new Template(text.isEmpty() ? List.of() : List.of(new Literal(text)));
    }

    /** Returns the text, if nothing is left to fill in. */
    public Optional<String> literal() {
        boolean plain = parts.stream().allMatch(Literal.class::isInstance);
        return plain
                ? Optional.of(
                        parts.stream().map(part -> ((Literal) part).text()).collect(Collectors.joining()))
                : Optional.empty();
    }

    /** Returns how many bytes are known of it, in UTF-8: those of what is filled in are not. */
    public long length() {
        long bytes = 0;
        for (Part part : parts) {
            if (part instanceof Literal literal) {
                bytes += literal.text().getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return bytes;
    }

    /** A piece of a template. */
    public sealed interface Part {}

    /** Text that stands for itself. */
    public record Literal(String text) implements Part {
        public Literal {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A reference inside the description, such as {@code ${db.url}}.
     *
     * @param owner component or backing service
     * @param attribute what of it: url, host, port and so on
     * @param span where it is written
     */
    public record Reference(String owner, String attribute, Optional<SourceSpan> span) implements Part {
        public Reference {
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(attribute, "attribute");
            Objects.requireNonNull(span, "span");
        }
    }

    /** A secret whose value is known at {@code up} alone. */
    public record SecretPart(SecretSource source) implements Part {
        public SecretPart {
            Objects.requireNonNull(source, "source");
        }
    }
}
