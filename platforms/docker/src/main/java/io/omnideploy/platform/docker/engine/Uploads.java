package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.platform.docker.vocabulary.Fields;
import io.omnideploy.resource.ResourceId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Puts files into a container before it starts. Their content goes into the call and lies nowhere on this side. */
final class Uploads {
    private static final int OCTAL = 8;

    private Uploads() {}

    /** Puts in what the properties ask for. */
    static void put(DockerClient client, ResourceId id, String container, Fields fields) {
        boolean readOnly = fields.flag("read_only", false);
        List<Fields> uploads = fields.objects("upload");
        if (uploads.isEmpty()) {
            return;
        }
        try {
            if (!readOnly) {
                copy(client, container, "/", uploads);
                return;
            }
            for (String folder : folders(fields)) {
                copy(
                        client,
                        container,
                        folder,
                        uploads.stream()
                                .filter(upload -> folder(upload).equals(folder))
                                .toList());
            }
        } catch (DockerException refused) {
            throw EngineErrors.failure(id, refused);
        }
    }

    /** Returns the folders into which files go. */
    static SortedSet<String> folders(Fields fields) {
        SortedSet<String> folders = new TreeSet<>();
        fields.objects("upload").forEach(upload -> folders.add(folder(upload)));
        if (folders.contains("/")) {
            throw Failed.because("A file can't be put into / of a container whose file system is read-only.")
                    .remedy("Put it into a folder of its own.");
        }
        return folders;
    }

    private static String folder(Fields upload) {
        String file = upload.expect("file");
        return file.substring(0, Math.max(1, file.lastIndexOf('/')));
    }

    private static void copy(DockerClient client, String container, String folder, List<Fields> uploads) {
        client.copyArchiveToContainerCmd(container)
                .withRemotePath(folder)
                .withTarInputStream(new ByteArrayInputStream(archive(folder, uploads)))
                .exec();
    }

    private static byte[] archive(String folder, List<Fields> uploads) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Fields upload : uploads) {
                byte[] content = content(upload);
                String path = upload.expect("file");
                TarArchiveEntry entry =
                        new TarArchiveEntry(path.substring(folder.length()).replaceFirst("^/+", ""));
                entry.setSize(content.length);
                entry.setMode(mode(upload));
                entry.setModTime(0);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory failed", impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] content(Fields upload) {
        return upload.text("content_base64")
                .map(text -> Base64.getDecoder().decode(text))
                .or(() -> upload.text("content").map(text -> text.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(() -> Failed.because(
                                "File %s has no content; a 'source' is not read here.".formatted(upload.expect("file")))
                        .remedy("Give its content, or mount it as a volume."));
    }

    private static int mode(Fields upload) {
        return upload.text("permissions")
                .map(text -> Integer.parseInt(text, OCTAL))
                .orElseGet(() -> upload.flag("executable", false) ? 0744 : 0644);
    }
}
