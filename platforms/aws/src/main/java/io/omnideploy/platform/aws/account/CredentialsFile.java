package io.omnideploy.platform.aws.account;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The credentials file of AWS's tools: what others wrote into it stays as it is, and nobody but its owner may read it. */
record CredentialsFile(Path file) {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[\\s*(?:profile\\s+)?([^\\]]+?)\\s*\\].*");
    private static final Pattern KEY = Pattern.compile("\\s*aws_access_key_id\\s*=\\s*(\\S+)\\s*");
    private static final String OWNER_ALONE = "rw-------";
    private static final String FOLDER_OF_OWNER = "rwx------";

    /** Returns the file that AWS's tools would read in this process. */
    static CredentialsFile ofProcess() {
        return of(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static CredentialsFile of(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("AWS_SHARED_CREDENTIALS_FILE", "");
        if (named.isEmpty()) {
            return new CredentialsFile(home.resolve(".aws").resolve("credentials"));
        }
        return new CredentialsFile(
                named.startsWith("~/")
                        ? home.resolve(named.substring(2))
                        : Path.of(named).toAbsolutePath());
    }

    /** Returns the path for people. */
    String shown() {
        return file.toString();
    }

    /** Returns the id of the key of a profile, if the profile is there and has one. */
    Optional<String> keyOf(String profile) {
        boolean inside = false;
        for (String line : lines()) {
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                inside = section.group(1).equals(profile);
                continue;
            }
            Matcher key = KEY.matcher(line);
            if (inside && key.matches()) {
                return Optional.of(key.group(1));
            }
        }
        return Optional.empty();
    }

    /**
     * Goes on only if a profile is not there yet.
     *
     * @throws Refused when it is
     */
    void requireFree(String profile) {
        if (!profile.matches("[A-Za-z0-9_.@+=,/-]+")) {
            throw new Refused(Diagnostic.error("wrong-name", "A profile can't be called '" + profile + "'.")
                    .remedy("Choose a name of letters, digits and - _ . @"));
        }
        boolean taken = lines().stream()
                .map(SECTION::matcher)
                .anyMatch(section -> section.matches() && section.group(1).equals(profile));
        if (taken) {
            throw new Refused(Diagnostic.error(
                            "profile-taken",
                            "The profile '%s' in %s holds something else than a key of this user."
                                    .formatted(profile, shown()))
                    .remedy("Choose another with --profile, or remove it there."));
        }
    }

    /**
     * Goes on only if the file can be written.
     *
     * @throws Failed when it can't
     */
    void requireWritable() {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, owned(FOLDER_OF_OWNER));
            }
            Files.delete(temporary());
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /**
     * Adds a profile.
     *
     * @throws Failed when the file can't be written
     */
    void add(String profile, String id, String secret) {
        List<String> lines = new ArrayList<>(lines());
        if (!lines.isEmpty() && !lines.getLast().isBlank()) {
            lines.add("");
        }
        lines.add("[" + profile + "]");
        lines.add("aws_access_key_id = " + id);
        lines.add("aws_secret_access_key = " + secret);
        try {
            Path next = temporary();
            Files.writeString(next, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
            // Somebody may keep the file elsewhere and a link here.
            Path place = Files.exists(file) ? file.toRealPath() : file;
            Files.move(next, place, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /** Takes the file from everybody but its owner. */
    void restrict() {
        try {
            if (isPosix() && Files.exists(file)) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(OWNER_ALONE));
            }
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException failure) {
            throw Failed.because(shown() + " can't be read: " + failure.getMessage() + ".")
                    .remedy("Make it readable, or name another file by AWS_SHARED_CREDENTIALS_FILE.")
                    .reason(failure);
        }
    }

    private Path temporary() throws IOException {
        Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        return Files.createTempFile(place.getParent(), ".credentials", ".new", owned(OWNER_ALONE));
    }

    private static FileAttribute<?>[] owned(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private Failed unwritable(IOException failure) {
        return Failed.because(shown() + " can't be written: " + failure.getMessage() + ".")
                .remedy("Make it writable, or name another file by AWS_SHARED_CREDENTIALS_FILE.")
                .reason(failure);
    }
}
