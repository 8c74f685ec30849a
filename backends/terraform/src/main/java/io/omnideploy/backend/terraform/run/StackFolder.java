package io.omnideploy.backend.terraform.run;

import io.omnideploy.spi.run.PrivateFolder;
import io.omnideploy.spi.run.Survivor;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** Where everything lies in the backend's own folder for one stack. */
final class StackFolder {
    private static final String LOCKS = ".terraform.lock.hcl";

    private final PrivateFolder folder;

    StackFolder(Path root) {
        folder = new PrivateFolder(root);
    }

    /** Makes what must be there before the first run. */
    void prepare() {
        folder.make(folder.root(), code());
    }

    Path code() {
        return folder.root().resolve("code");
    }

    /** Where a local state lies; the same place that the README of the generated folder names. */
    Path state() {
        return folder.root().resolve("terraform.tfstate");
    }

    /** Where a whole copy of the state lies while Terraform changes it. */
    Path stateCopy() {
        return folder.root().resolve("terraform.tfstate.copy");
    }

    /** Where a state lies that was cut short, for people to look at. */
    Path cutState() {
        return folder.root().resolve("terraform.tfstate.cut");
    }

    Path plan() {
        return folder.root().resolve("run.tfplan");
    }

    /** Where Terraform puts a state that it could not save in its place. */
    private Path unsaved() {
        return code().resolve("errored.tfstate");
    }

    /** What Terraform has chosen of the providers. */
    Path locks() {
        return code().resolve(LOCKS);
    }

    /** What was last initialised, so that it is done again only when it must. */
    Path initialised() {
        return folder.root().resolve("initialised");
    }

    /** What was last applied, as far as the state doesn't tell it. */
    Path applied() {
        return folder.root().resolve("applied.json");
    }

    Path log() {
        return folder.root().resolve("apply.log");
    }

    Path errors() {
        return folder.root().resolve("apply.err");
    }

    /** The Terraform that works on the stack, which may outlive the run that began it. */
    Survivor survivor() {
        return new Survivor(folder, folder.root().resolve("process"), "Terraform");
    }

    /** Makes the code folder hold exactly these files, beside what Terraform keeps there for itself. */
    void write(SortedMap<String, String> files) {
        folder.write(
                code(),
                files,
                path -> path.startsWith(code().resolve(".terraform"))
                        || path.equals(locks())
                        || path.equals(unsaved()));
    }

    /** Writes a file in one step, and only when it differs. */
    void put(Path file, String text) {
        folder.put(file, text);
    }

    String read(Path file) {
        return folder.read(file);
    }

    /** Makes an empty file that only its owner can read, whatever a program then writes into it. */
    void fresh(Path file) {
        folder.fresh(file);
    }

    void move(Path from, Path to) {
        folder.move(from, to);
    }

    void delete(Path... files) {
        folder.delete(files);
    }

    /**
     * Removes what a run that was cut off left behind and no next one needs: its plan has secrets in clear. Nobody may be at
     * work here any more.
     */
    void tidy() {
        delete(plan(), log(), errors());
        restrictState();
    }

    /** The state as it was before the last change. */
    Path backup() {
        return folder.root().resolve("terraform.tfstate.backup");
    }

    /** Takes from others what Terraform lets them read: its state has secrets in clear. */
    void restrictState() {
        folder.restrictFiles(List.of(state(), backup(), stateCopy(), unsaved()));
    }
}
