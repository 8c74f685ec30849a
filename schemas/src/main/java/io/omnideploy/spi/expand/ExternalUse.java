package io.omnideploy.spi.expand;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import io.omnideploy.plan.LedgerEntry;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which lines about services that exist already become part of somebody's address, and which nobody uses. A component that sets
 * the variable itself which a service would give it, does not use that line.
 */
public final class ExternalUse {
    private final DeployConfig config;
    private final Collection<Component> components;

    /** @param components those that run */
    public ExternalUse(DeployConfig config, Collection<Component> components) {
        this.config = config;
        this.components = List.copyOf(components);
    }

    /** Returns the lines behind one attribute of a service that exists already; none of any other owner. */
    public Set<Origin> why(String owner, String attribute) {
        BackingService service = config.backingServices().get(owner);
        Set<Origin> origins = new TreeSet<>();
        if (service != null && service.external().isPresent()) {
            for (ConfigPath path : lines(service, attribute)) {
                if (config.positions().isGiven(path)) {
                    origins.add(Origin.at(path));
                }
            }
        }
        return origins;
    }

    /** Returns the lines behind the references in a template. */
    public Set<Origin> why(Template template) {
        Set<Origin> origins = new TreeSet<>();
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Reference reference) {
                origins.addAll(why(reference.owner(), reference.attribute()));
            }
        }
        return origins;
    }

    /** Tells what of these services nobody uses. */
    public List<LedgerEntry> unused() {
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
        for (Component component : components) {
            GivenVariables.to(component, config)
                    .values()
                    .forEach(given -> used.addAll(lines(given.service(), given.attribute())));
            for (Template template : component.templates()) {
                for (Template.Part part : template.parts()) {
                    if (part instanceof Template.Reference reference
                            && config.backingServices().containsKey(reference.owner())) {
                        used.addAll(lines(config.backingServices().get(reference.owner()), reference.attribute()));
                    }
                }
            }
        }
        return used;
    }

    private boolean isOfExternal(ConfigPath path) {
        return path.segments().size() > 2
                && path.segments().getFirst().equals("backing_services")
                && config.backingServices()
                        .get(path.segments().get(1))
                        .external()
                        .isPresent();
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
