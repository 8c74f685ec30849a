package io.omnideploy.backend.pulumi.run;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.run.SearchPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code pulumi} of this machine.
 *
 * @param version as {@code 3.260.0}
 */
record Binary(Path program, String version) {
    private static final Pattern VERSION = Pattern.compile("v(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})");
    private static final String INSTALL = "Install Pulumi 3.150 or newer and put it on the PATH.";
    private static final int MAJOR = 3;

    /** From here on the engine gives an inline program all that the SDK of today asks for. */
    private static final int MINOR = 150;

    /**
     * Returns the program on the PATH.
     *
     * @throws Failed when there is none, or it is too old
     */
    static Binary find(Map<String, String> environment) {
        Path program = SearchPath.find("pulumi", environment)
                .orElseThrow(
                        () -> Failed.because("There is no pulumi on the PATH.").remedy(INSTALL));
        Matcher version = VERSION.matcher(version(program, environment));
        if (!version.find()) {
            throw Failed.because(program + " is no Pulumi.").remedy(INSTALL);
        }
        String told = version.group().substring(1);
        int major = Integer.parseInt(version.group(1));
        int minor = Integer.parseInt(version.group(2));
        if (major < MAJOR || (major == MAJOR && minor < MINOR)) {
            throw Failed.because("Pulumi " + told + " is too old.").remedy(INSTALL);
        }
        return new Binary(program, told);
    }

    private static String version(Path program, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "version").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("PULUMI_SKIP_UPDATE_CHECK", "true");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw Failed.because(program + " can't be started.").remedy(INSTALL).reason(broken);
        }
    }
}
