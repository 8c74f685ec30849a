package io.omnideploy.cli.command;

import io.omnideploy.cli.console.ExitCode;
import io.omnideploy.cli.render.Table;
import io.omnideploy.config.Size;
import io.omnideploy.plan.Price;
import io.omnideploy.spi.SizeOffer;
import io.omnideploy.spi.Target;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** Lists what the preset sizes mean on each target, and what one copy costs. */
final class SizesCommand implements Command {
    private static final List<String> COLUMNS =
            List.of("size", "target", "name", "cpu", "memory", "usd_per_month", "price_from");

    @Override
    public CommandSpec spec() {
        return Help.footer(
                Help.plain("sizes", "Lists CPU, memory and price of each size on each target.")
                        .addOption(Options.text("TARGET", "Only on this target.", "-t", "--target"))
                        .addOption(Format.option(Format.TEXT, Format.JSON)),
                Help.Codes.READING,
                "omnideploy sizes",
                "omnideploy sizes -t ecs");
    }

    @Override
    public ExitCode run(Arguments arguments, World world) {
        List<Target> targets = arguments
                .<String>value("--target")
                .map(name -> List.of(world.plugins().target(name)))
                .orElseGet(() -> world.plugins().targets());
        List<List<Object>> rows = new ArrayList<>();
        for (Size size : Size.values()) {
            for (Target target : targets) {
                target.sizes().stream()
                        .filter(offer -> offer.size() == size)
                        .forEach(offer -> rows.add(row(target, offer)));
            }
        }
        Listings.print(new Table("sizes", COLUMNS, rows), arguments, world);
        return ExitCode.DONE;
    }

    private static List<Object> row(Target target, SizeOffer offer) {
        return List.of(
                offer.size().toString(),
                target.name(),
                offer.name().orElse(""),
                offer.cpu().map(Object::toString).orElse(""),
                offer.memory().map(Object::toString).orElse(""),
                offer.price().map(Price::toString).orElse(""),
                offer.price().map(Price::from).orElse(""));
    }
}
