package io.omnideploy.target.ecs;

import io.omnideploy.config.BroughtFile;
import io.omnideploy.config.Component;
import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.FileContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file that the first container of a task writes.
 *
 * @param name of the secret or the volume
 * @param file absolute path in the program's container
 * @param at what in the description asks for it
 * @param keys those of its fields that say what is in it and where
 * @param brought what the description brings along; absent for a secret
 */
record WrittenFile(String name, String file, ConfigPath at, List<String> keys, Optional<BroughtFile> brought) {
    /** Returns the files of a component: secrets by their names, then what it brings along, in written order. */
    static List<WrittenFile> of(Component component) {
        List<WrittenFile> files = new ArrayList<>();
        ConfigPath path = DeployConfig.pathOf(component);
        component
                .secrets()
                .forEach((name, use) -> use.path()
                        .ifPresent(file -> files.add(new WrittenFile(
                                name,
                                file,
                                path.then("secrets", name),
                                List.of("source", "as", "path"),
                                Optional.empty()))));
        component
                .files()
                .forEach(file -> files.add(new WrittenFile(
                        file.volume(),
                        file.path(),
                        path.then("volumes", file.volume()),
                        List.of("path", "content", "content_base64", "source", "elsewhere", "read_only"),
                        Optional.of(file))));
        return files;
    }

    /** Returns the folder that is mounted for it: Fargate mounts no single file. */
    String folder() {
        return brought.flatMap(BroughtFile::folder).orElseGet(() -> parent(file));
    }

    /** Returns the folder in which it is itself. */
    String parent() {
        return parent(file);
    }

    private static String parent(String file) {
        int slash = file.lastIndexOf('/');
        return slash <= 0 ? "/" : file.substring(0, slash);
    }

    /** Tells whether all of its folder was asked for, so that nothing of the image is missed there. */
    boolean isOfWholeFolder() {
        return brought.flatMap(BroughtFile::folder).isPresent();
    }

    boolean isScript() {
        return brought.filter(given -> given.content().isScript()).isPresent();
    }

    /** Tells whether it goes to the container in base64: a variable can't hold all bytes. */
    boolean isBinary() {
        return brought.filter(given -> given.content() instanceof FileContent.Bytes)
                .isPresent();
    }
}
