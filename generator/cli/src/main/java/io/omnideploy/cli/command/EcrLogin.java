package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.spi.ImageRegistry;
import io.omnideploy.spi.RegistryLogin;
import picocli.CommandLine.Model.CommandSpec;

/** Logs Docker's own command in to the account's registry. */
final class EcrLogin implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "login",
                                "Logs the docker command in to the registry, for 12 hours.",
                                "The password goes to docker by standard input.")
                        .addOption(CloudPlace.region()),
                Help.Codes.LOOKING,
                "omnideploy ecr login");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        try (ImageRegistry registry = CloudPlace.registry(arguments, world)) {
            RegistryLogin login = registry.login();
            new DockerCommand(world.session()).login(login);
            world.session().print("docker is logged in to " + login.host() + ".\n");
            return ExitCode.DONE;
        }
    }
}
