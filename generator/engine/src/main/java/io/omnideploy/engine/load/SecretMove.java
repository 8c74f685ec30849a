package io.omnideploy.engine.load;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.SecretNames;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Moves environment variables that are nothing but a secret to the secrets of their component, and tells of each secret found. */
final class SecretMove {
    private static final String COMPONENTS = "components";
    private static final String ENVIRONMENT = "environment";
    private static final String SECRETS = "secrets";

    private final Diagnostics notices;

    private SecretMove(Diagnostics notices) {
        this.notices = notices;
    }

    static Node.Mapping in(Node.Mapping root, Diagnostics notices) {
        return root.get(COMPONENTS).orElse(null) instanceof Node.Mapping components
                ? root.with(COMPONENTS, new SecretMove(notices).components(components))
                : root;
    }

    private Node.Mapping components(Node.Mapping components) {
        SequencedMap<String, Node.Entry> moved = new LinkedHashMap<>(components.entries());
        moved.replaceAll((name, entry) -> entry.value() instanceof Node.Mapping component
                ? new Node.Entry(entry.keySpan(), component(component, ConfigPath.of(COMPONENTS, name)))
                : entry);
        return new Node.Mapping(moved, components.span());
    }

    private Node.Mapping component(Node.Mapping component, ConfigPath path) {
        if (!(component.get(ENVIRONMENT).orElse(null) instanceof Node.Mapping environment)) {
            return component;
        }
        Optional<Node.Mapping> known = switch (component.get(SECRETS).orElse(null)) {
            case null -> Optional.of(Node.Mapping.empty());
            case Node.Nothing nothing -> Optional.of(Node.Mapping.empty());
            case Node.Mapping map -> Optional.of(map);
            default -> Optional.empty();
        };
        SequencedMap<String, Node.Entry> clear = new LinkedHashMap<>();
        SequencedMap<String, Node.Entry> secrets = new LinkedHashMap<>();
        known.ifPresent(map -> secrets.putAll(map.entries()));
        environment.entries().forEach((key, entry) -> {
            if (entry.value() instanceof Node.Expanded expanded) {
                tell(expanded, path.then(ENVIRONMENT, key));
                // Secrets that are no map, or that hold the key already, are wrong, and told by those who check for it.
                if (known.isPresent() && isOneSecret(expanded.template()) && !secrets.containsKey(key)) {
                    secrets.put(key, secret(entry, expanded));
                    return;
                }
            }
            clear.put(key, entry);
        });
        if (clear.size() == environment.entries().size()) {
            return component;
        }
        return component
                .with(ENVIRONMENT, new Node.Mapping(clear, environment.span()))
                .with(SECRETS, new Node.Mapping(secrets, known.flatMap(Node.Mapping::span)));
    }

    private static boolean isOneSecret(Template template) {
        return template.parts().size() == 1 && template.parts().getFirst() instanceof Template.SecretPart;
    }

    private void tell(Node.Expanded value, ConfigPath path) {
        value.template().parts().forEach(part -> {
            if (part instanceof Template.SecretPart secret) {
                notices.add(Diagnostic.note(
                                "secret-from-variable",
                                "The variable '" + secret.source().key() + "' is taken as a secret, by "
                                        + why(secret, path)
                                        + ": its value is read when the stack is brought up, and written nowhere.")
                        .about(path)
                        .at(value.span()));
            }
        });
    }

    private static String why(Template.SecretPart secret, ConfigPath path) {
        return SecretNames.isSecret(secret.source().key())
                ? "its name"
                : "the name of '" + path.segments().getLast() + "'";
    }

    private static Node.Entry secret(Node.Entry entry, Node.Expanded value) {
        Template.SecretPart secret =
                (Template.SecretPart) value.template().parts().getFirst();
        SequencedMap<String, Node.Entry> settings = new LinkedHashMap<>();
        Node.Scalar source = new Node.Scalar(secret.source().toString(), false, value.span());
        settings.put("source", new Node.Entry(value.span(), source));
        return new Node.Entry(entry.keySpan(), new Node.Mapping(settings, value.span()));
    }
}
