package io.omnideploy.target.ecs;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which lines about services that exist already become part of somebody's address, and which nobody uses. */
final class ExternalUse {
    private final DeployConfig config;

    ExternalUse(DeployConfig config) {
        this.config = config;
    }

    /** Returns the lines behind one attribute of a service that exists already. */
    Set<Origin> why(BackingService service, String attribute) {
        Set<Origin> origins = new TreeSet<>();
        for (ConfigPath path : lines(service, attribute)) {
            if (config.positions().isGiven(path)) {
                origins.add(Origin.at(path));
            }
        }
        return origins;
    }

    /** Returns the lines behind the variables that a service that exists already gives; none of any other. */
    Set<Origin> whyVariables(BackingService service) {
        Set<Origin> origins = new TreeSet<>();
        if (service.external().isPresent()) {
            given(service).forEach(attribute -> origins.addAll(why(service, attribute)));
        }
        return origins;
    }

    /** Tells what of these services nobody uses. */
    List<LedgerEntry> unused() {
        Set<ConfigPath> used = used();
        List<LedgerEntry> ledger = new ArrayList<>();
        for (ConfigPath path : config.positions().written()) {
            if (isOfExternal(path) && !used.contains(path)) {
                ledger.add(new LedgerEntry(
                        path,
                        Fate.DROPPED,
                        "external-unused",
                        "Nothing here uses this of a service that exists already.",
                        "Refer to it, as in ${" + path.segments().get(1) + ".url}, or remove it."));
            }
        }
        return ledger;
    }

    private Set<ConfigPath> used() {
        Set<ConfigPath> used = new TreeSet<>();
        for (Component component : config.components().values()) {
            for (Component.Dependency dependency : component.dependsOn()) {
                BackingService service = config.backingServices().get(dependency.name());
                if (service != null) {
                    given(service).forEach(attribute -> used.addAll(lines(service, attribute)));
                }
            }
            templates(component).stream()
                    .flatMap(template -> template.parts().stream())
                    .filter(Template.Reference.class::isInstance)
                    .map(Template.Reference.class::cast)
                    .filter(reference -> config.backingServices().containsKey(reference.owner()))
                    .forEach(reference ->
                            used.addAll(lines(config.backingServices().get(reference.owner()), reference.attribute())));
        }
        return used;
    }

    private static Set<Template> templates(Component component) {
        Set<Template> templates = new LinkedHashSet<>(component.environment().values());
        templates.addAll(component.container().command());
        templates.addAll(component.container().args());
        return templates;
    }

    private boolean isOfExternal(ConfigPath path) {
        return path.segments().size() > 2
                && path.segments().getFirst().equals("backing_services")
                && config.backingServices()
                        .get(path.segments().get(1))
                        .external()
                        .isPresent();
    }

    private static List<String> given(BackingService service) {
        return service.preset().equals("s3")
                ? List.of("endpoint", "bucket", "access_key", "secret_key")
                : List.of("url");
    }

    private static List<ConfigPath> lines(BackingService service, String attribute) {
        ConfigPath path = DeployConfig.pathOf(service);
        ConfigPath external = path.then("external");
        ConfigPath preset = path.then("preset");
        ConfigPath host = external.then("host");
        boolean whole = service.external().flatMap(BackingService.External::url).isPresent();
        return switch (attribute) {
            case "host" -> List.of(preset, host);
            case "port" -> List.of(preset, external.then("port"));
            case "user", "access_key" -> List.of(preset, external.then("username"));
            case "password", "secret_key" -> List.of(preset, external.then("password"));
            case "database" -> List.of(preset, path.then("databases").item(0));
            case "bucket" -> List.of(preset, path.then("buckets").item(0));
            case "endpoint" ->
                whole ? List.of(preset, external.then("url")) : List.of(preset, host, external.then("port"));
            default ->
                whole
                        ? List.of(preset, host, external.then("url"))
                        : List.of(
                                preset,
                                host,
                                external.then("port"),
                                external.then("username"),
                                external.then("password"),
                                path.then("databases").item(0));
        };
    }
}
