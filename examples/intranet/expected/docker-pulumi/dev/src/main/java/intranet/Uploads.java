// Written by OmniDeploy: `omnideploy generate` writes it anew.
package intranet;

import com.pulumi.docker.Volume;
import com.pulumi.docker.VolumeArgs;
import com.pulumi.docker.inputs.VolumeLabelArgs;
import com.pulumi.resources.CustomResourceOptions;

/** The component uploads. */
final class Uploads {
    final Volume volume;

    Uploads(Providers providers) {
        this.volume = new Volume(
                "uploads",
                VolumeArgs.builder()
                        .name("intranet-dev-uploads")
                        .labels(
                                VolumeLabelArgs.builder()
                                        .label("cost-center")
                                        .value("1410")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.component")
                                        .value("uploads")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.deployment")
                                        .value("intranet")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.resource")
                                        .value("docker.Volume/uploads")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("io.omnideploy.stack")
                                        .value("dev")
                                        .build(),
                                VolumeLabelArgs.builder()
                                        .label("team")
                                        .value("tools")
                                        .build())
                        .build(),
                CustomResourceOptions.builder()
                        .provider(providers.docker)
                        .deleteBeforeReplace(true)
                        .protect(true)
                        .ignoreChanges("labels")
                        .build());
    }
}
