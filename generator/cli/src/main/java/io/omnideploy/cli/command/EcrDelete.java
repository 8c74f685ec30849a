package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.console.Session;
import io.omnideploy.spi.ImageRegistry;
import io.omnideploy.spi.ImageRepository;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Removes a repository with its images. */
final class EcrDelete implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment("delete", "Removes a repository with all its images.")
                        .addPositional(Options.required("NAME", "The repository's name."))
                        .addOption(CloudPlace.region())
                        .addOption(Approval.option()),
                Help.Codes.CHANGING,
                "omnideploy ecr delete shop-web");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        Session session = world.session();
        String name = arguments.parameter().orElseThrow();
        Approval approval = new Approval(arguments, session);
        approval.require("omnideploy ecr list");
        try (ImageRegistry registry = CloudPlace.registry(arguments, world)) {
            Optional<ImageRepository> found = registry.find(name);
            if (found.isEmpty()) {
                session.say("There is no repository " + name + "; nothing was changed.");
                return ExitCode.DONE;
            }
            session.say("%s goes with %d images; what runs of them can't be started again."
                    .formatted(found.get().address(), found.get().images()));
            if (!approval.word("Type the repository's name to remove it:", name)) {
                return ExitCode.DECLINED;
            }
            registry.delete(name);
            session.print(name + " is removed.\n");
            return ExitCode.DONE;
        }
    }
}
