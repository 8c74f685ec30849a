package io.omnideploy.target.digitalocean;

import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Service;
import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** On what a component runs, and how many copies of it there are. */
final class Instances implements Contributor {
    /** OpenAPI of DigitalOcean, instance_count and autoscaling. */
    private static final int MOST = 250;

    private static final int USUAL_CPU = 70;
    private static final Origin COPIES = Origin.rule("digitalocean-copies");
    private static final Origin ROUNDED = Origin.rule("digitalocean-instance-that-fits");

    @Override
    public void check(AppDeployment deployment) {
        for (Component component : deployment.components()) {
            ConfigPath path = DeployConfig.pathOf(component);
            copies(deployment, component, path.then("service"));
            Optional<InstanceSize> size = size(deployment, component);
            if (size.isEmpty()) {
                deployment.refuse(
                        path.then("resources"),
                        "digitalocean-too-large",
                        "No instance of App Platform has %s CPU and %s of memory; the largest has 8 and 32Gi."
                                .formatted(
                                        component.resources().effectiveCpu(),
                                        component.resources().effectiveMemory()),
                        "Ask for less, and for more copies.");
            } else {
                given(deployment, component, size.get(), path.then("resources"));
            }
        }
    }

    private static void copies(AppDeployment deployment, Component component, ConfigPath path) {
        Service service = component.service();
        if (Section.of(component).isJob()) {
            for (String key : List.of("replicas", "autoscaling")) {
                deployment.accountIfGiven(
                        path.then(key),
                        Fate.DROPPED,
                        "digitalocean-job-copies",
                        "A job runs once at a time.",
                        "Leave it out for this target.");
            }
            return;
        }
        if (service.replicas() < 1 && service.autoscaling().isEmpty()) {
            deployment.refuse(
                    path.then("replicas"),
                    "digitalocean-no-copy",
                    "App Platform runs at least one copy of a component.",
                    "Write 1, or leave the component out of this stack.");
        } else if (service.replicas() > MOST) {
            deployment.refuse(
                    path.then("replicas"),
                    "digitalocean-too-many-copies",
                    "App Platform runs at most " + MOST + " copies of a component.",
                    "Write fewer, on larger instances.");
        }
        service.autoscaling().ifPresent(scaling -> scaling(deployment, scaling, path));
    }

    private static void scaling(AppDeployment deployment, Service.Autoscaling scaling, ConfigPath service) {
        ConfigPath path = service.then("autoscaling");
        deployment.accountIfGiven(
                service.then("replicas"),
                Fate.APPROXIMATED,
                "digitalocean-scaled-copies",
                "The number of copies is the platform's between the bounds of autoscaling.",
                "Leave 'replicas' out.");
        if (scaling.min() < 1 || scaling.max() > MOST) {
            deployment.refuse(
                    path.then(scaling.min() < 1 ? "min" : "max"),
                    "digitalocean-scaling-bounds",
                    "App Platform scales between 1 and " + MOST + " copies.",
                    "Write numbers between.");
        }
        if (scaling.targetCpu().isPresent() && scaling.targetCpu().getAsInt() > 100) {
            deployment.refuse(
                    path.then("target_cpu"),
                    "digitalocean-scaling-cpu",
                    "App Platform takes 1 to 100 percent here.",
                    "Write at most 100.");
        }
        boolean isFixed = scaling.min() == scaling.max();
        if (isFixed) {
            deployment.accountIfGiven(
                    path.then("target_cpu"),
                    Fate.DROPPED,
                    "digitalocean-scaling-by-cpu",
                    "The bounds are one number, so that many copies run whatever the load.",
                    "Make max larger than min.");
        }
        for (String key : List.of("target_memory", "target_requests")) {
            deployment.accountIfGiven(
                    path.then(key),
                    isFixed || scaling.targetCpu().isPresent() ? Fate.DROPPED : Fate.APPROXIMATED,
                    "digitalocean-scaling-by-cpu",
                    "App Platform scales by CPU alone"
                            + (isFixed || scaling.targetCpu().isPresent()
                                    ? "."
                                    : ", here at " + USUAL_CPU + " percent."),
                    "Write target_cpu.");
        }
    }

    private static void given(AppDeployment deployment, Component component, InstanceSize size, ConfigPath path) {
        String slug = deployment.settings().instances().get(component.name());
        if (slug != null) {
            for (String key : List.of("size", "cpu", "memory")) {
                deployment.accountIfGiven(
                        path.then(key),
                        Fate.APPROXIMATED,
                        "digitalocean-instance-named",
                        "'digitalocean.instances' names the instance: " + slug + ".",
                        "Leave one of the two out.");
            }
            named(deployment, component, size);
            return;
        }
        boolean isExact = size.cpu() == component.resources().effectiveCpu().millis()
                && size.memory() == component.resources().effectiveMemory().mebibytes();
        if (!isExact) {
            for (String key : List.of("cpu", "memory")) {
                deployment.accountIfGiven(
                        path.then(key),
                        Fate.APPROXIMATED,
                        "digitalocean-instance",
                        "App Platform sells CPU and memory together; the next instance is " + size.slug() + " with "
                                + size.cpu() / 1000 + " CPU and " + size.memory() + " MiB.",
                        "Write the numbers of that, or a size.");
            }
        }
    }

    private static void named(AppDeployment deployment, Component component, InstanceSize size) {
        ConfigPath path = DigitalOceanSettings.PATH.then(DigitalOceanSettings.INSTANCES, component.name());
        if (size.isSingle()
                && (component.service().replicas() > 1 && !Section.of(component).isJob())) {
            deployment.refuse(
                    path,
                    "digitalocean-single-instance",
                    "Of " + size.slug() + " there can be one copy only.",
                    "Name another instance.");
        }
        if (!size.isDedicated() && isScaled(component)) {
            deployment.refuse(
                    path,
                    "digitalocean-scaling-shared",
                    "App Platform scales instances with a CPU of their own alone, and " + size.slug() + " shares one.",
                    "Name one that begins with apps-d-.");
        }
    }

    private static boolean isScaled(Component component) {
        return !Section.of(component).isJob()
                && component
                        .service()
                        .autoscaling()
                        .filter(scaling -> scaling.min() < scaling.max())
                        .isPresent();
    }

    /** Returns the instance on which a component runs; empty when none is large enough. */
    static Optional<InstanceSize> size(AppDeployment deployment, Component component) {
        String slug = deployment.settings().instances().get(component.name());
        return slug == null
                ? InstanceSize.fitting(component.resources(), copies(component), isScaled(component))
                : InstanceSize.of(slug);
    }

    private static int copies(Component component) {
        if (Section.of(component).isJob()) {
            return 1;
        }
        Service service = component.service();
        return service.autoscaling().map(Service.Autoscaling::min).orElse(service.replicas());
    }

    @Override
    public void component(AppDeployment deployment, ComponentDraft draft) {
        Component component = draft.component();
        ConfigPath path = draft.path();
        ConfigPath wanted = path.then("resources");
        draft.set(
                "instance_size_slug",
                Value.text(size(deployment, component).orElseThrow().slug()),
                ROUNDED);
        draft.because(
                "instance_size_slug",
                deployment.given(
                        wanted.then("size"),
                        wanted.then("cpu"),
                        wanted.then("memory"),
                        DigitalOceanSettings.PATH.then(DigitalOceanSettings.INSTANCES, component.name())));
        ConfigPath service = path.then("service");
        Optional<Service.Autoscaling> scaling = component.service().autoscaling();
        if (isScaled(component)) {
            draft.set(
                    "autoscaling",
                    value(scaling.orElseThrow()),
                    deployment.written(service.then("autoscaling"), "min", "max", "target_cpu"));
        } else {
            draft.set("instance_count", Value.number(copies(component)), COPIES);
            draft.because("instance_count", deployment.given(service.then("replicas")));
            if (scaling.isPresent()) {
                draft.because("instance_count", List.of(deployment.written(service.then("autoscaling"), "min", "max")));
            }
        }
    }

    private static Value value(Service.Autoscaling scaling) {
        Value percent = Value.number(scaling.targetCpu().orElse(USUAL_CPU));
        return Value.object(Map.of(
                "min_instance_count",
                Value.number(scaling.min()),
                "max_instance_count",
                Value.number(scaling.max()),
                "metrics",
                Value.object(Map.of("cpu", Value.object(Map.of("percent", percent))))));
    }
}
