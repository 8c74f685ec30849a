package io.omnideploy.engine.load.rule;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.BackingService.External;
import io.omnideploy.config.BroughtFile;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.FileContent;
import io.omnideploy.config.Presets;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.Nearest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is referred to exists, and has what is asked of it. */
final class ReferenceRule implements ConfigRule {
    @Override
    public void check(DeployConfig config, Findings findings) {
        for (Component component : config.components().values()) {
            ConfigPath path = DeployConfig.pathOf(component);
            component
                    .environment()
                    .forEach((name, value) -> template(value, path.then("environment", name), config, findings));
            for (BroughtFile file : component.files()) {
                if (file.content() instanceof FileContent.Text text) {
                    template(text.template(), path.then("volumes", file.volume(), "content"), config, findings);
                }
            }
            list(component.container().command(), path.then("container", "command"), config, findings);
            list(component.container().args(), path.then("container", "args"), config, findings);
        }
        for (BackingService service : config.backingServices().values()) {
            ConfigPath path = DeployConfig.pathOf(service).then("external", "url");
            service.external().flatMap(External::url).ifPresent(url -> givenByItself(url, path, findings));
        }
    }

    private static void list(List<Template> values, ConfigPath path, DeployConfig config, Findings findings) {
        for (int index = 0; index < values.size(); index++) {
            template(values.get(index), path.item(index), config, findings);
        }
    }

    private static void template(Template value, ConfigPath path, DeployConfig config, Findings findings) {
        for (Template.Part part : value.parts()) {
            if (part instanceof Template.Reference reference) {
                reference(reference, path, config, findings);
            }
        }
    }

    private static void givenByItself(Template url, ConfigPath path, Findings findings) {
        if (url.parts().stream().anyMatch(Template.Reference.class::isInstance)) {
            findings.error(
                    path,
                    "no-reference-here",
                    "The address of what exists already can't be made from what is yet to be made.",
                    "Write it out; secrets may stand in it as ${DB_PASSWORD}.");
        }
    }

    private static void reference(
            Template.Reference reference, ConfigPath path, DeployConfig config, Findings findings) {
        String owner = reference.owner();
        Component component = config.components().get(owner);
        BackingService service = config.backingServices().get(owner);
        if (component != null) {
            ofComponent(component, reference, path, findings);
        } else if (service != null) {
            ofService(service, reference, path, findings);
        } else if (!findings.unreadable().contains(owner)) {
            Set<String> names = new TreeSet<>(config.components().keySet());
            names.addAll(config.backingServices().keySet());
            findings.error(
                    path,
                    "unknown-reference",
                    "'" + shown(reference) + "' refers to '" + owner + "', and there is no such component or backing"
                            + " service.",
                    Nearest.remedy(owner, names));
        }
    }

    private static void ofComponent(
            Component component, Template.Reference reference, ConfigPath path, Findings findings) {
        if (!Presets.componentAttributes().contains(reference.attribute())) {
            unknownAttribute(reference, "A component", Presets.componentAttributes(), path, findings);
        } else if (component.container().ports().isEmpty()) {
            ConfigPath ports = DeployConfig.pathOf(component).then("container", "ports");
            findings.error(
                    path,
                    List.of(path, ports),
                    "no-port",
                    "'" + shown(reference) + "' has no value: '" + component.name() + "' has no port.",
                    "Add 'ports:' to its container.");
        }
    }

    private static void ofService(
            BackingService service, Template.Reference reference, ConfigPath path, Findings findings) {
        List<String> known = Presets.attributes(service.preset()).orElse(List.of());
        if (!known.contains(reference.attribute())) {
            unknownAttribute(reference, "The preset " + service.preset(), known, path, findings);
            return;
        }
        service.external().ifPresent(external -> {
            String needed = needed(reference.attribute());
            boolean isThere = switch (needed) {
                case "username" -> external.username().isPresent();
                case "password" -> external.password().isPresent();
                case "databases" -> !service.databases().isEmpty();
                case "buckets" -> !service.buckets().isEmpty();
                default -> true;
            };
            if (!isThere) {
                ConfigPath from = DeployConfig.pathOf(service);
                findings.error(
                        path,
                        List.of(path, from),
                        "missing-value",
                        "'" + shown(reference) + "' has no value: '" + service.name() + "' exists already and says no '"
                                + needed + "'.",
                        "Add '" + needed + "' to " + from + ".");
            }
        });
    }

    private static String needed(String attribute) {
        return switch (attribute) {
            case "user" -> "username";
            case "database" -> "databases";
            case "bucket" -> "buckets";
            default -> attribute;
        };
    }

    private static void unknownAttribute(
            Template.Reference reference, String owner, List<String> known, ConfigPath path, Findings findings) {
        findings.error(
                path,
                "unknown-attribute",
                owner + " has no '" + reference.attribute() + "' for '" + shown(reference) + "'.",
                Nearest.remedy(reference.attribute(), known));
    }

    private static String shown(Template.Reference reference) {
        return "${" + reference.owner() + "." + reference.attribute() + "}";
    }
}
