package io.omnideploy.engine.load;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Diagnostics;
import java.util.LinkedHashMap;
import java.util.Map;
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
        Node.Mapping result = component;
        for (Map.Entry<String, Node.Entry> variable : environment.entries().entrySet()) {
            if (variable.getValue().value() instanceof Node.Expanded expanded) {
                tell(expanded, path.then(ENVIRONMENT, variable.getKey()));
                if (isOneSecret(expanded.template())) {
                    result = moved(result, variable.getKey(), variable.getValue());
                }
            }
        }
        return result;
    }

    private static boolean isOneSecret(Template template) {
        return template.parts().size() == 1 && template.parts().getFirst() instanceof Template.SecretPart;
    }

    private void tell(Node.Expanded value, ConfigPath path) {
        value.template().parts().forEach(part -> {
            if (part instanceof Template.SecretPart secret) {
                notices.add(Diagnostic.note(
                                "secret-from-variable",
                                "The variable '" + secret.source().key() + "' is taken as a secret, by " + why(secret, path)
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

    private Node.Mapping moved(Node.Mapping component, String key, Node.Entry entry) {
        Node.Expanded value = (Node.Expanded) entry.value();
        Template.SecretPart secret =
                (Template.SecretPart) value.template().parts().getFirst();
        Node secrets = component.get(SECRETS).orElseGet(Node.Mapping::empty);
        Node.Mapping known =
                switch (secrets) {
                    case Node.Mapping map -> map;
                    case Node.Nothing nothing -> Node.Mapping.empty();
                    default -> null;
                };
        if (known == null || known.entries().containsKey(key)) {
            // Both are wrong, and told by those who check for it.
            return component;
        }
        SequencedMap<String, Node.Entry> settings = new LinkedHashMap<>();
        settings.put(
                "source",
                new Node.Entry(
                        value.span(), new Node.Scalar(secret.source().toString(), false, value.span())));
        Node.Entry moved = new Node.Entry(entry.keySpan(), new Node.Mapping(settings, value.span()));
        Node.Mapping environment = (Node.Mapping) component.get(ENVIRONMENT).orElseThrow();
        return component.with(ENVIRONMENT, environment.without(key)).with(SECRETS, known.with(key, moved));
    }
}
