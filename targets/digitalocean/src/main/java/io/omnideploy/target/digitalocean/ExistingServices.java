package io.omnideploy.target.digitalocean;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Nearest;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.ServerPreset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Backing services that exist already, and which of their lines nobody uses. */
final class ExistingServices implements Contributor {
    private final List<ServerPreset> presets;

    ExistingServices(AppDeployment deployment) {
        presets = ServerPreset.all(deployment.secrets());
    }

    @Override
    public void check(AppDeployment deployment) {
        for (BackingService service : deployment.config().backingServices().values()) {
            if (ServerPreset.find(presets, service.preset()).isEmpty()) {
                deployment.refuse(
                        DeployConfig.pathOf(service).then("preset"),
                        "preset-unsupported",
                        "Target digitalocean does not provide preset '" + service.preset() + "'.",
                        Nearest.remedy(
                                        service.preset(),
                                        presets.stream().map(ServerPreset::name).toList())
                                + " One that exists already is named under 'external'.");
            }
        }
        deployment
                .external()
                .unused()
                .forEach(entry ->
                        deployment.account(entry.path(), entry.fate(), entry.rule(), entry.reason(), entry.remedy()));
    }

    @Override
    public void prepare(AppDeployment deployment) {
        for (BackingService service : deployment.config().backingServices().values()) {
            service.external().ifPresent(external -> {
                ServerPreset preset =
                        ServerPreset.find(presets, service.preset()).orElseThrow();
                SortedMap<String, Value> known = new TreeMap<>(preset.external(service, external));
                external.url().ifPresent(template -> {
                    Value url = deployment.addresses().value(template, "address of " + service.name());
                    known.put("url", url);
                    known.computeIfPresent("endpoint", (name, computed) -> url);
                });
                deployment.addresses().put(service.name(), known);
            });
        }
    }
}
