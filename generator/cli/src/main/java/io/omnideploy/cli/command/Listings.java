package io.omnideploy.cli.command;

import io.omnideploy.cli.render.Table;

/** Prints a table in the form that was asked for. */
final class Listings {
    private Listings() {}

    static void print(Table table, Arguments arguments, World world) {
        world.session()
                .print(
                        switch (Format.of(arguments)) {
                            case JSON -> table.json();
                            case TEXT, MARKDOWN -> table.text(world.session().outStyle());
                        });
    }
}
