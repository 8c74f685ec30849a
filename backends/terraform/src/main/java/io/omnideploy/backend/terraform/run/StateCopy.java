package io.omnideploy.backend.terraform.run;

import io.omnideploy.templates.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A second copy of a local state. Terraform empties its state file and writes it again each time, so that one that is killed
 * there loses all that it knew.
 */
final class StateCopy {
    private final StackFolder folder;
    private FileTime seen = FileTime.fromMillis(0);

    StateCopy(StackFolder folder) {
        this.folder = folder;
    }

    /** Copies the state, if it has changed and is whole. */
    void keep() {
        try {
            FileTime changed = Files.getLastModifiedTime(folder.state());
            if (!changed.equals(seen)) {
                Optional<String> state = whole(folder.state());
                state.ifPresent(text -> folder.put(folder.stateCopy(), text));
                seen = state.isPresent() ? changed : seen;
            }
        } catch (IOException none) {
            // There is no local state, or not yet.
        }
    }

    void forget() {
        folder.delete(folder.stateCopy());
        seen = FileTime.fromMillis(0);
    }

    /**
     * Puts a copy in the place of a state that a killed run left cut short: the one that was kept while it ran, else Terraform's
     * own of before. Without either the state is moved aside.
     *
     * @return one line for people if something was done
     */
    Optional<String> mend() {
        if (!Files.exists(folder.state()) || whole(folder.state()).isPresent()) {
            return Optional.empty();
        }
        Optional<String> copy = Stream.of(folder.stateCopy(), folder.backup())
                .flatMap(file -> whole(file).stream())
                .findFirst();
        folder.move(folder.state(), folder.cutState());
        copy.ifPresent(text -> folder.put(folder.state(), text));
        return Optional.of(
                copy.isPresent()
                        ? "The last run was killed while Terraform wrote its state; the copy of before is used."
                        : "The last run was killed while Terraform wrote its first state, which is lost.");
    }

    private Optional<String> whole(Path file) {
        String text = folder.read(file);
        return Json.get(Json.object(text), "version").map(version -> text);
    }
}
