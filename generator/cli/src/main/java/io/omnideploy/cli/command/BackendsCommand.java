package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.render.Table;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.Target;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Lists the tools that write and run deployments, and for which targets. */
final class BackendsCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.plain("backends", "Lists what writes and runs deployments, and for which targets.")
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.READING,
                "omnideploy backends");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        List<List<Object>> rows = world.plugins().backends().stream()
                .map(backend -> row(backend, world))
                .toList();
        Listings.print(new Table("backends", List.of("backend", "targets", "description"), rows), arguments, world);
        return ExitCode.DONE;
    }

    private static List<Object> row(Backend backend, World world) {
        return List.of(
                backend.name(),
                world.plugins().targets().stream()
                        .filter(target -> world.factory().backendsFor(target).contains(backend))
                        .map(Target::name)
                        .toList(),
                backend.description());
    }
}
