package io.omnideploy.platform.docker.engine;

import io.omnideploy.spi.BuildRequest;
import io.omnideploy.spi.ContextFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the engine's own builder needs in the archive beside the files: the Dockerfile, where it is not one of them, and a
 * .dockerignore by which the engine takes both away before it copies anything; its rules for other files it does not read.
 *
 * @param all texts by path
 */
record HiddenDockerfile(SortedMap<String, byte[]> all) {
    private static final String IGNORE_FILE = ".dockerignore";

    static HiddenDockerfile of(BuildRequest request) throws IOException {
        SortedMap<String, byte[]> texts = new TreeMap<>();
        if (!request.copiesDockerfile()) {
            String path = request.dockerfile().path();
            texts.put(path, bytes(request.dockerfile().text()));
            Optional<ContextFile> own = request.files().stream()
                    .filter(file -> file.path().equals(IGNORE_FILE))
                    .findFirst();
            String before = own.isPresent() ? Files.readString(own.get().file()) : IGNORE_FILE;
            texts.put(IGNORE_FILE, bytes(before + "\n" + path + "\n"));
        }
        return new HiddenDockerfile(texts);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
