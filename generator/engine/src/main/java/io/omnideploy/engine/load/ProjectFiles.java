package io.omnideploy.engine.load;

import io.omnideploy.config.FileContent;
import io.omnideploy.config.Template;
import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.diagnostic.SourceSpan;
import io.omnideploy.spi.SourceDocument;
import io.omnideploy.spi.SourceFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files in the folder of a description and below it; a description says nothing of any other. */
final class ProjectFiles implements SourceFiles {
    /** The most files that one description may name; a chain of them ends here. */
    private static final int MOST_FILES = 200;

    private final Path folder;
    private final String prefix;
    private final Set<String> tags;
    private final Map<Path, String> read = new HashMap<>();
    private final Map<String, FileContent> brought = new HashMap<>();

    /**
     * @param description the description whose folder it is
     * @param tags the YAML tags that these files may have
     */
    ProjectFiles(SourceFile description, Set<String> tags) {
        this.tags = Set.copyOf(tags);
        folder = description.file().toAbsolutePath().normalize().getParent();
        String name = description.displayName();
        prefix = name.substring(0, name.lastIndexOf('/') + 1);
    }

    @Override
    public boolean exists(String path) {
        return inside(path).filter(Files::isRegularFile).isPresent();
    }

    @Override
    public boolean hasFilesIn(String path) {
        return inside(path)
                .filter(Files::isDirectory)
                .filter(BroughtContent::hasFiles)
                .isPresent();
    }

    @Override
    public List<String> texts(String path) {
        return switch (brought(path)) {
            case FileContent.Folder folder ->
                folder.files().values().stream().flatMap(ProjectFiles::text).toList();
            case FileContent.OfFile file -> text(file).toList();
            case FileContent.Unfit unfit -> List.of();
        };
    }

    private static Stream<String> text(FileContent.OfFile file) {
        return switch (file) {
            case FileContent.Text text ->
                text.template().parts().stream()
                        .filter(Template.Literal.class::isInstance)
                        .map(part -> ((Template.Literal) part).text());
            case FileContent.Bytes bytes -> Stream.empty();
        };
    }

    /**
     * Returns what of a file or folder goes along to platforms that have no host with it: secrets never do, nor what is large.
     *
     * @return {@link FileContent.Unfit} with the reason, where it can't
     */
    FileContent brought(String path) {
        FileContent known = brought.get(path);
        if (known == null) {
            known = inside(path)
                    .map(place -> Files.exists(place)
                            ? new BroughtContent(folder).of(place)
                            : new FileContent.Unfit("it isn't there"))
                    .orElseGet(() -> new FileContent.Unfit("it lies outside of the description's folder"));
            brought.put(path, known);
        }
        return known;
    }

    @Override
    public String text(String path, Optional<SourceSpan> namedAt) {
        Path file = inside(path)
                .orElseThrow(() -> refused(
                        "file-outside",
                        "'" + path + "' lies outside of the description's folder.",
                        "Move it below that folder, or name a description in a folder above both.",
                        namedAt));
        String known = read.get(file);
        if (known != null) {
            return known;
        }
        if (read.size() >= MOST_FILES) {
            throw refused(
                    "too-many-files",
                    "The description names more than " + MOST_FILES + " files.",
                    "Check for files that name each other, or split the deployment.",
                    namedAt);
        }
        if (!Files.exists(file)) {
            throw refused(
                    "file-not-found",
                    "There is no file '" + path + "'.",
                    "Check the path; it is relative to the description.",
                    namedAt);
        }
        try {
            String text = new SourceFile(file, displayName(file)).text();
            read.put(file, text);
            return text;
        } catch (Refused refused) {
            throw new Refused(refused.diagnostics().stream()
                    .map(diagnostic -> diagnostic.span().isPresent() ? diagnostic : diagnostic.at(namedAt))
                    .toList());
        }
    }

    @Override
    public SourceDocument document(String path, Optional<SourceSpan> namedAt) {
        String text = text(path, namedAt);
        Path file = inside(path).orElseThrow();
        YamlReader.Tagged tagged = YamlReader.tagged(text, displayName(file));
        YamlScalars.refuseTags(tagged.tags(), tags);
        return new SourceDocument(file, text, tagged.root(), tagged.tags());
    }

    private String displayName(Path file) {
        return prefix + folder.relativize(file).toString().replace('\\', '/');
    }

    /** A link that leads out of the folder is outside too. */
    private Optional<Path> inside(String path) {
        try {
            Path file = folder.resolve(path).normalize();
            if (!file.startsWith(folder)) {
                return Optional.empty();
            }
            return !Files.exists(file) || file.toRealPath().startsWith(folder.toRealPath())
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | InvalidPathException unusable) {
            return Optional.empty();
        }
    }

    private static Refused refused(String code, String message, String remedy, Optional<SourceSpan> place) {
        return new Refused(List.of(Diagnostic.error(code, message).at(place).remedy(remedy)));
    }
}
