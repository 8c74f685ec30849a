package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.render.Table;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Lists the formats of descriptions. */
final class AdaptersCommand implements Command {
    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.plain("adapters", "Lists the formats of descriptions, and their usual file names.")
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.READING,
                "omnideploy adapters");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        List<List<Object>> rows = world.plugins().adapters().stream()
                .map(adapter -> List.<Object>of(adapter.name(), adapter.fileNames(), adapter.description()))
                .toList();
        Listings.print(new Table("adapters", List.of("adapter", "files", "description"), rows), arguments, world);
        return ExitCode.DONE;
    }
}
