package io.omnideploy.spi;

import io.omnideploy.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/** Reads files in the folder of the description, and in those below it. Paths are relative to it, with forward slashes. */
public interface SourceFiles {
    /** Tells whether a file is there; one outside of the folder never is. */
    boolean exists(String path);

    /**
     * Tells whether a folder is there and has files in it, be it in folders of its own; those that keep an empty folder in a
     * repository, such as {@code .gitkeep}, count for nothing. One outside of the description's folder never has.
     */
    boolean hasFilesIn(String path);

    /**
     * Returns the texts of a file, or of the files in a folder, as far as they would go along to a platform without a host: none of
     * what is large, secret, no text or outside of the folder.
     */
    List<String> texts(String path);

    /**
     * Returns the characters of a file.
     *
     * @param namedAt where the file is named, for the diagnostic
     * @throws io.omnideploy.diagnostic.Refused when it is not there, outside of the folder, no text or too large
     */
    String text(String path, Optional<SourceSpan> namedAt);

    /**
     * Returns a YAML or JSON file as a tree.
     *
     * @param namedAt where the file is named, for the diagnostic
     * @throws io.omnideploy.diagnostic.Refused when it can't be read
     */
    SourceDocument document(String path, Optional<SourceSpan> namedAt);
}
