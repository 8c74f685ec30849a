package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.spi.ImageRegistry;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Makes a repository, if it is not there. */
final class EcrCreate implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment(
                                "create",
                                "Makes a repository, unless it is there.",
                                "Its tags can't be moved, its images are scanned, and untagged ones go after a week.")
                        .addPositional(Options.required("NAME", "The repository's name, as shop-web or team/web."))
                        .addOption(CloudPlace.region())
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.LOOKING,
                "omnideploy ecr create shop-web");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        String name = arguments.parameter().orElseThrow();
        try (ImageRegistry registry = CloudPlace.registry(arguments, world)) {
            Listings.print(EcrList.table(List.of(registry.create(name))), arguments, world);
            return ExitCode.DONE;
        }
    }
}
