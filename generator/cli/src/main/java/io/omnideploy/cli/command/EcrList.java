package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.render.Table;
import io.omnideploy.spi.ImageRegistry;
import io.omnideploy.spi.ImageRepository;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Lists the repositories of the account's registry. */
final class EcrList implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.ofDeployment("list", "Lists the repositories of the region.")
                        .addOption(CloudPlace.region())
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.LOOKING,
                "omnideploy ecr list --region eu-central-1");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        try (ImageRegistry registry = CloudPlace.registry(arguments, world)) {
            Listings.print(table(registry.list()), arguments, world);
            return ExitCode.DONE;
        }
    }

    static Table table(List<ImageRepository> repositories) {
        return new Table(
                "repositories",
                List.of("repository", "images", "created", "address"),
                repositories.stream()
                        .map(found -> List.<Object>of(
                                found.name(), Integer.toString(found.images()), found.created(), found.address()))
                        .toList());
    }
}
