package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.render.Table;
import io.omnideploy.spi.Backend;
import io.omnideploy.spi.Target;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Lists where things can run, and with which tools. */
final class TargetsCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.plain("targets", "Lists where things can run, and by which backends.")
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.READING,
                "omnideploy targets");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        List<List<Object>> rows = world.plugins().targets().stream()
                .map(target -> row(target, world))
                .toList();
        Listings.print(new Table("targets", List.of("target", "backends", "description"), rows), arguments, world);
        return ExitCode.DONE;
    }

    private static List<Object> row(Target target, World world) {
        return List.of(
                target.name(),
                world.factory().backendsFor(target).stream().map(Backend::name).toList(),
                target.description());
    }
}
