// Written by OmniDeploy: `omnideploy generate` writes it anew.
package gallery;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;
import java.util.List;
import java.util.Map;

/** Arguments of Container, as far as this program needs them. */
final class ContainerArgs extends ResourceArgs {
    @Import(name = "name")
    private Output<String> name;

    @Import(name = "image")
    private Output<String> image;

    @Import(name = "entrypoints")
    private Output<List<String>> entrypoints;

    @Import(name = "command")
    private Output<List<String>> command;

    @Import(name = "envs")
    private Output<List<String>> envs;

    @Import(name = "restart")
    private Output<String> restart;

    @Import(name = "mustRun")
    private Output<Boolean> mustRun;

    @Import(name = "attach")
    private Output<Boolean> attach;

    @Import(name = "logs")
    private Output<Boolean> logs;

    @Import(name = "wait")
    private Output<Boolean> wait_;

    @Import(name = "waitTimeout")
    private Output<Integer> waitTimeout;

    @Import(name = "stopTimeout")
    private Output<Integer> stopTimeout;

    @Import(name = "destroyGraceSeconds")
    private Output<Integer> destroyGraceSeconds;

    @Import(name = "networkMode")
    private Output<String> networkMode;

    @Import(name = "logDriver")
    private Output<String> logDriver;

    @Import(name = "logOpts")
    private Output<Map<String, String>> logOpts;

    @Import(name = "networksAdvanced")
    private Output<List<NetworksAdvanced>> networksAdvanced;

    @Import(name = "ports")
    private Output<List<Port>> ports;

    @Import(name = "volumes")
    private Output<List<Volume>> volumes;

    @Import(name = "uploads")
    private Output<List<Upload>> uploads;

    @Import(name = "healthcheck")
    private Output<Healthcheck> healthcheck;

    @Import(name = "labels")
    private Output<List<Label>> labels;

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

    ContainerArgs networksAdvanced(NetworksAdvanced... networksAdvanced) {
        this.networksAdvanced = Output.of(List.of(networksAdvanced));
        return this;
    }

    ContainerArgs ports(Port... ports) {
        this.ports = Output.of(List.of(ports));
        return this;
    }

    ContainerArgs volumes(Volume... volumes) {
        this.volumes = Output.of(List.of(volumes));
        return this;
    }

    ContainerArgs uploads(Upload... uploads) {
        this.uploads = Output.of(List.of(uploads));
        return this;
    }

    ContainerArgs healthcheck(Healthcheck healthcheck) {
        this.healthcheck = Output.of(healthcheck);
        return this;
    }

    ContainerArgs labels(Label... labels) {
        this.labels = Output.of(List.of(labels));
        return this;
    }

    static final class Healthcheck extends ResourceArgs {
        @Import(name = "tests")
        private Output<List<String>> tests;

        @Import(name = "interval")
        private Output<String> interval;

        @Import(name = "timeout")
        private Output<String> timeout;

        @Import(name = "startPeriod")
        private Output<String> startPeriod;

        @Import(name = "retries")
        private Output<Integer> retries;

        Healthcheck tests(String... tests) {
            this.tests = Output.of(List.of(tests));
            return this;
        }

        Healthcheck interval(String interval) {
            this.interval = Output.of(interval);
            return this;
        }

        Healthcheck timeout(String timeout) {
            this.timeout = Output.of(timeout);
            return this;
        }

        Healthcheck startPeriod(String startPeriod) {
            this.startPeriod = Output.of(startPeriod);
            return this;
        }

        Healthcheck retries(Integer retries) {
            this.retries = Output.of(retries);
            return this;
        }
    }

    static final class Label extends ResourceArgs {
        @Import(name = "label")
        private Output<String> label;

        @Import(name = "value")
        private Output<String> value;

        Label label(String label) {
            this.label = Output.of(label);
            return this;
        }

        Label value(String value) {
            this.value = Output.of(value);
            return this;
        }
    }

    static final class NetworksAdvanced extends ResourceArgs {
        @Import(name = "name")
        private Output<String> name;

        @Import(name = "aliases")
        private Output<List<String>> aliases;

        NetworksAdvanced name(Output<String> name) {
            this.name = name;
            return this;
        }

        NetworksAdvanced aliases(String... aliases) {
            this.aliases = Output.of(List.of(aliases));
            return this;
        }
    }

    static final class Port extends ResourceArgs {
        @Import(name = "internal")
        private Output<Integer> internal;

        @Import(name = "external")
        private Output<Integer> external;

        @Import(name = "ip")
        private Output<String> ip;

        @Import(name = "protocol")
        private Output<String> protocol;

        Port internal(Integer internal) {
            this.internal = Output.of(internal);
            return this;
        }

        Port external(Integer external) {
            this.external = Output.of(external);
            return this;
        }

        Port ip(String ip) {
            this.ip = Output.of(ip);
            return this;
        }

        Port protocol(String protocol) {
            this.protocol = Output.of(protocol);
            return this;
        }
    }

    static final class Upload extends ResourceArgs {
        @Import(name = "file")
        private Output<String> file;

        @Import(name = "content")
        private Output<String> content;

        @Import(name = "permissions")
        private Output<String> permissions;

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

    static final class Volume extends ResourceArgs {
        @Import(name = "volumeName")
        private Output<String> volumeName;

        @Import(name = "containerPath")
        private Output<String> containerPath;

        Volume volumeName(Output<String> volumeName) {
            this.volumeName = volumeName;
            return this;
        }

        Volume containerPath(String containerPath) {
            this.containerPath = Output.of(containerPath);
            return this;
        }
    }
}
