package io.omnideploy.config;

import static io.omnideploy.config.Shape.field;
import static io.omnideploy.config.Shape.fields;
import static io.omnideploy.config.Shape.text;

import io.omnideploy.config.Shape.Bytes;
import io.omnideploy.config.Shape.Fields;
import io.omnideploy.config.Shape.ListOf;
import io.omnideploy.config.Shape.MapOf;
import io.omnideploy.config.Shape.Source;
import io.omnideploy.config.Shape.Switch;
import io.omnideploy.config.Shape.Whole;
import io.omnideploy.config.Shape.Word;
import java.util.regex.Pattern;

/** The shape of a backing service. */
final class BackingServiceShape {
    private BackingServiceShape() {}

    static Fields backingService() {
        // What PostgreSQL and MySQL take without quoting: an identifier of at most 63 bytes.
        ListOf identifiers = new ListOf(text(
                "[a-z_][a-z0-9_]{0,62}",
                "a name of 1 to 63 lower-case letters, digits and underscores, no digit first"));
        return fields(
                field("preset", new Word(Presets.words()), "What it is. minio is read as s3, valkey as redis.")
                        .must(),
                field("external", external(), "Where it is, if it exists already and nothing is to be made."),
                field(
                        "version",
                        text("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}", "a version such as 16"),
                        "The version of the software; the preset's default otherwise."),
                field("image", ContainerShape.imageReference(), "The image, instead of the preset's."),
                field("size", new Word(Size.names()), "How big its machine is, where it has one."),
                field(
                        "storage",
                        new Bytes(new ByteSize(ByteSize.MEBIBYTE), new ByteSize(64L * 1024 * 1024 * ByteSize.MEBIBYTE)),
                        "How much disk it gets; a bare number is MiB."),
                field("databases", identifiers, "Databases that are made, for postgres and mysql.")
                        .or("[]"),
                field("users", identifiers, "Users that are made beside the owner, for postgres and mysql.")
                        .or("[]"),
                field(
                                "buckets",
                                new ListOf(text(
                                        "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
                                        "a bucket name of 3 to 63 lower-case letters, digits and hyphens")),
                                "Buckets that are made, for s3.")
                        .or("[]"),
                field(
                        "settings",
                        new MapOf(
                                Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,127}"),
                                "the name of a setting",
                                text(DeployShape.LINE + "{0,1024}", "one line")),
                        "Settings of the software, by its own names."),
                field("protect", new Switch(), "Whether its data is safe from destroy; the target's rule otherwise."));
    }

    private static Fields external() {
        return fields(
                field("host", text("[A-Za-z0-9][A-Za-z0-9.:-]{0,252}", "a host name or address"), "The host.")
                        .must(),
                field("port", new Whole(1, 65535), "The port; the preset's usual one otherwise."),
                field("url", Shape.template(), "The whole address, instead of one put together from the rest."),
                field("username", text(DeployShape.LINE + "{1,256}", "one line"), "The user."),
                field("password", new Source(), "Where the password is read."));
    }
}
