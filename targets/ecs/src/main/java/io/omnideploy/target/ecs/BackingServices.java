package io.omnideploy.target.ecs;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.BroughtFile;
import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Dependency;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.FileContent;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.ExternalUse;
import io.omnideploy.spi.expand.GivenVariables;
import io.omnideploy.spi.expand.aws.ExistingSecrets;
import io.omnideploy.target.ecs.BackingPreset.Provided;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Backing services as AWS provides them, and what the tasks that use them are given. */
final class BackingServices implements Contributor {
    private static final Origin GIVEN = Origin.rule("backing-service-variables");

    private final BackingParts parts;
    private final BackingSettings settings;
    private final ExternalUse external;
    private final SortedMap<String, BackingPreset> presets = new TreeMap<>();
    private final Map<String, Provided> provided = new TreeMap<>();

    BackingServices(EcsDeployment deployment) {
        parts = new BackingParts(deployment);
        settings = new BackingSettings(deployment.config());
        external = new ExternalUse(deployment.config(), deployment.components());
        List.of(
                        new Databases(Databases.Engine.POSTGRES, parts, settings),
                        new Databases(Databases.Engine.MYSQL, parts, settings),
                        new Caches(parts, settings),
                        new Buckets(parts))
                .forEach(preset -> presets.put(preset.name(), preset));
    }

    @Override
    public void check(EcsDeployment deployment) {
        new ExistingSecrets(deployment.draft(), "a task").check();
        settings.check(deployment);
        for (BackingService service : deployment.config().backingServices().values()) {
            BackingPreset preset = presets.get(service.preset());
            if (preset == null) {
                deployment.refuse(
                        DeployConfig.pathOf(service).then("preset"),
                        "preset-unsupported",
                        "Target ecs does not provide preset '" + service.preset() + "'.",
                        Nearest.remedy(service.preset(), List.copyOf(presets.keySet()))
                                + " One that exists already is named under 'external'.");
            } else if (service.external().isEmpty()) {
                preset.check(service);
            }
        }
        if (!deployment.found().hasErrors()) {
            deployment.config().components().values().forEach(component -> references(deployment, component));
        }
    }

    /** Some attributes that a preset has elsewhere are not there on AWS. */
    private void references(EcsDeployment deployment, Component component) {
        ConfigPath path = DeployConfig.pathOf(component);
        component
                .environment()
                .forEach((name, template) -> references(deployment, template, path.then("environment", name)));
        for (BroughtFile file : component.files()) {
            if (file.content() instanceof FileContent.Text text) {
                references(deployment, text.template(), path.then("volumes", file.volume(), "content"));
            }
        }
        component
                .container()
                .command()
                .forEach(word -> references(deployment, word, path.then("container", "command")));
        component.container().args().forEach(word -> references(deployment, word, path.then("container", "args")));
    }

    private void references(EcsDeployment deployment, Template template, ConfigPath path) {
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Reference reference) {
                BackingService service = deployment.config().backingServices().get(reference.owner());
                if (service != null && service.external().isEmpty()) {
                    presets.get(service.preset())
                            .absence(service, reference.attribute())
                            .ifPresent(absence -> deployment.refuse(
                                    path,
                                    "attribute-absent",
                                    "There is no ${%s.%s} on AWS. %s"
                                            .formatted(reference.owner(), reference.attribute(), absence.reason()),
                                    absence.remedy()));
                }
            }
        }
    }

    @Override
    public void prepare(EcsDeployment deployment) {
        for (BackingService service : deployment.config().backingServices().values()) {
            BackingPreset preset = presets.get(service.preset());
            Provided what = service.external()
                    .map(known -> existing(deployment, preset, service, known))
                    .orElseGet(() -> preset.provide(service));
            what.addresses().forEach((attribute, value) -> {
                if (value.isSecret()) {
                    deployment.wiring().place(value, service.name(), attribute.replace('_', '-'));
                }
            });
            deployment.addresses().put(service.name(), what.addresses());
            provided.put(service.name(), what);
        }
    }

    private Provided existing(
            EcsDeployment deployment, BackingPreset preset, BackingService service, BackingService.External known) {
        Map<String, Value> addresses = new TreeMap<>(preset.external(service, known));
        known.url().ifPresent(template -> {
            Value url = deployment.addresses().value(template, "address of " + service.name());
            addresses.put("url", url);
            addresses.computeIfPresent("endpoint", (name, computed) -> url);
        });
        addresses
                .keySet()
                .forEach(attribute -> deployment
                        .addresses()
                        .because(service.name(), attribute, external.why(service.name(), attribute)));
        return new Provided(addresses, Set.of(), List.of());
    }

    @Override
    public void task(EcsDeployment deployment, TaskDraft task) {
        Component component = task.component();
        for (Dependency dependency : component.dependsOn()) {
            BackingService service = deployment.config().backingServices().get(dependency.name());
            if (service != null) {
                give(deployment, task, service);
            }
        }
        for (String name : deployment.reach().of(component)) {
            Provided what = provided.get(name);
            if (what != null) {
                BackingService service = deployment.config().backingServices().get(name);
                what.grants().forEach(task::allow);
                task.after(what.ready());
                task.after(parts.rules(service, component));
            }
        }
    }

    private void give(EcsDeployment deployment, TaskDraft task, BackingService service) {
        Map<String, String> attributes = GivenVariables.of(service);
        Map<String, Value> variables = presets.get(service.preset())
                .variables(provided.get(service.name()).addresses());
        new TreeMap<>(variables).forEach((name, value) -> {
            if (!GivenVariables.sets(task.component(), name)) {
                Set<Origin> why = new TreeSet<>(external.why(service.name(), attributes.getOrDefault(name, "url")));
                why.add(GIVEN);
                why.add(Origin.at(DeployConfig.pathOf(service)));
                TaskVariables.put(deployment, task, name, value, why);
            }
        });
    }

    @Override
    public void finish(EcsDeployment deployment) {
        external.unused()
                .forEach(entry ->
                        deployment.account(entry.path(), entry.fate(), entry.rule(), entry.reason(), entry.remedy()));
    }
}
