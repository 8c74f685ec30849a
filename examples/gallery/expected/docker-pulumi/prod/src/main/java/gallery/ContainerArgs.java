// Written by OmniDeploy: `omnideploy generate` writes it anew.
package gallery;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.docker.inputs.ContainerHealthcheckArgs;
import com.pulumi.docker.inputs.ContainerLabelArgs;
import com.pulumi.docker.inputs.ContainerNetworksAdvancedArgs;
import com.pulumi.docker.inputs.ContainerPortArgs;
import com.pulumi.docker.inputs.ContainerVolumeArgs;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;

/** Arguments of Container, as far as this program needs them. */
final class ContainerArgs extends ResourceArgs {
    @Import private Output<String> name;
    @Import private Output<String> image;
    @Import private Output<List<String>> entrypoints;
    @Import private Output<List<String>> command;
    @Import private Output<List<String>> envs;
    @Import private Output<String> restart;
    @Import private Output<Boolean> mustRun;
    @Import private Output<Boolean> attach;
    @Import private Output<Boolean> logs;

    @Import(name = "wait")
    private Output<Boolean> wait_;
    @Import private Output<Integer> waitTimeout;
    @Import private Output<Integer> stopTimeout;
    @Import private Output<Integer> destroyGraceSeconds;
    @Import private Output<String> networkMode;
    @Import private Output<String> logDriver;
    @Import private Output<Map<String, String>> logOpts;
    @Import private Output<List<ContainerNetworksAdvancedArgs>> networksAdvanced;
    @Import private Output<List<ContainerPortArgs>> ports;
    @Import private Output<List<ContainerVolumeArgs>> volumes;
    @Import private Output<List<Upload>> uploads;
    @Import private Output<ContainerHealthcheckArgs> healthcheck;
    @Import private Output<List<ContainerLabelArgs>> labels;

    ContainerArgs name(String name) {
        this.name = Output.of(name);
        return this;
    }

    ContainerArgs image(Output<String> image) {
        this.image = image;
        return this;
    }

    ContainerArgs entrypoints(String... entrypoints) {
        this.entrypoints = Output.of(List.of(entrypoints));
        return this;
    }

    ContainerArgs command(String... command) {
        this.command = Output.of(List.of(command));
        return this;
    }

    ContainerArgs envs(List<String> envs) {
        this.envs = Output.of(envs);
        return this;
    }

    ContainerArgs envs(Output<List<String>> envs) {
        this.envs = envs;
        return this;
    }

    ContainerArgs restart(String restart) {
        this.restart = Output.of(restart);
        return this;
    }

    ContainerArgs mustRun(Boolean mustRun) {
        this.mustRun = Output.of(mustRun);
        return this;
    }

    ContainerArgs attach(Boolean attach) {
        this.attach = Output.of(attach);
        return this;
    }

    ContainerArgs logs(Boolean logs) {
        this.logs = Output.of(logs);
        return this;
    }

    ContainerArgs wait_(Boolean wait_) {
        this.wait_ = Output.of(wait_);
        return this;
    }

    ContainerArgs waitTimeout(Integer waitTimeout) {
        this.waitTimeout = Output.of(waitTimeout);
        return this;
    }

    ContainerArgs stopTimeout(Integer stopTimeout) {
        this.stopTimeout = Output.of(stopTimeout);
        return this;
    }

    ContainerArgs destroyGraceSeconds(Integer destroyGraceSeconds) {
        this.destroyGraceSeconds = Output.of(destroyGraceSeconds);
        return this;
    }

    ContainerArgs networkMode(String networkMode) {
        this.networkMode = Output.of(networkMode);
        return this;
    }

    ContainerArgs networkMode(Output<String> networkMode) {
        this.networkMode = networkMode;
        return this;
    }

    ContainerArgs logDriver(String logDriver) {
        this.logDriver = Output.of(logDriver);
        return this;
    }

    ContainerArgs logOpts(Map<String, String> logOpts) {
        this.logOpts = Output.of(logOpts);
        return this;
    }

    ContainerArgs networksAdvanced(ContainerNetworksAdvancedArgs... networksAdvanced) {
        this.networksAdvanced = Output.of(List.of(networksAdvanced));
        return this;
    }

    ContainerArgs ports(ContainerPortArgs... ports) {
        this.ports = Output.of(List.of(ports));
        return this;
    }

    ContainerArgs volumes(ContainerVolumeArgs... volumes) {
        this.volumes = Output.of(List.of(volumes));
        return this;
    }

    ContainerArgs uploads(Upload... uploads) {
        this.uploads = Output.of(List.of(uploads));
        return this;
    }

    ContainerArgs healthcheck(ContainerHealthcheckArgs healthcheck) {
        this.healthcheck = Output.of(healthcheck);
        return this;
    }

    ContainerArgs labels(ContainerLabelArgs... labels) {
        this.labels = Output.of(List.of(labels));
        return this;
    }

    static final class Upload extends ResourceArgs {
        @Import private Output<String> file;
        @Import private Output<String> content;
        @Import private Output<String> permissions;

        Upload file(String file) {
            this.file = Output.of(file);
            return this;
        }

        Upload content(String content) {
            this.content = Output.of(content);
            return this;
        }

        Upload permissions(String permissions) {
            this.permissions = Output.of(permissions);
            return this;
        }
    }
}
