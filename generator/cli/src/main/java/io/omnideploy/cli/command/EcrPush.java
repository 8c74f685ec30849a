package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.spi.ImageRegistry;
import io.omnideploy.spi.ImageRepository;
import picocli.CommandLine.Model.CommandSpec;

/** Carries an image of the local engine to the account's registry. */
final class EcrPush implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "push",
                                "Carries an image of the local engine to the registry, and prints its name there.",
                                "Makes the repository if it is not there, and logs docker in as 'login' does.")
                        .addPositional(Options.required("IMAGE", "The local image, as web:1.4.0."))
                        .addPositional(Options.second(
                                "NAME", "The name there, as shop-web:1.4.0. Default: the local one without registry."))
                        .addOption(CloudPlace.region()),
                Help.Codes.LOOKING,
                "omnideploy ecr push web:1.4.0",
                "omnideploy ecr push web:1.4.0 shop-web:1.4.0");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        String local = arguments.parameter().orElseThrow();
        PushedName name = PushedName.of(local, arguments.secondParameter());
        DockerCommand docker = new DockerCommand(session);
        docker.requireImage(local);
        try (ImageRegistry registry = CloudPlace.registry(arguments, world)) {
            ImageRepository repository = registry.create(name.repository());
            String remote = repository.address() + ":" + name.tag();
            docker.login(registry.login());
            docker.push(local, remote);
            session.print(remote + "\n");
            return ExitCode.DONE;
        }
    }
}
