package io.omnideploy.backend.terraform.run;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.spi.run.SearchPath;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Terraform or OpenTofu of this machine.
 *
 * @param name {@code terraform} or {@code tofu}
 */
record Binary(Path program, String name, String version) {
    private static final String CHOICE = "OMNIDEPLOY_TERRAFORM";
    private static final Pattern VERSION = Pattern.compile("(Terraform|OpenTofu) v(\\d+)\\.(\\d+)(\\.[^\\s]+)?");
    private static final String INSTALL =
            "Install Terraform 1.11 or newer, or OpenTofu 1.9 or newer, and put it on the PATH; or name it in " + CHOICE
                    + ".";

    /** From here on arguments can be write-only, so that a secret needs no place in the state. */
    private static final int TERRAFORM_MINOR = 11;

    private static final int TOFU_MINOR = 9;

    /**
     * Returns the program named by the environment, else terraform on the PATH, else tofu.
     *
     * @throws Failed when there is none, or it is too old
     */
    static Binary find(Map<String, String> environment) {
        Path program = Optional.ofNullable(environment.get(CHOICE))
                .filter(choice -> !choice.isBlank())
                .map(choice -> named(choice, environment))
                .or(() -> SearchPath.find("terraform", environment))
                .or(() -> SearchPath.find("tofu", environment))
                .orElseThrow(() -> Failed.because("There is neither terraform nor tofu on the PATH.")
                        .remedy(INSTALL));
        String told = version(program);
        Matcher matcher = VERSION.matcher(told);
        if (!matcher.find()) {
            throw Failed.because(program + " is neither Terraform nor OpenTofu.")
                    .remedy(INSTALL);
        }
        boolean tofu = matcher.group(1).equals("OpenTofu");
        int minor = Integer.parseInt(matcher.group(3));
        String version = matcher.group().substring(matcher.group().indexOf('v') + 1);
        if (matcher.group(2).equals("1") && minor < (tofu ? TOFU_MINOR : TERRAFORM_MINOR)) {
            throw Failed.because("%s %s is too old.".formatted(matcher.group(1), version))
                    .remedy(INSTALL);
        }
        return new Binary(program, tofu ? "tofu" : "terraform", version);
    }

    private static Path named(String choice, Map<String, String> environment) {
        if (!choice.contains("/") && !choice.contains(File.separator)) {
            return SearchPath.find(choice, environment).orElseThrow(() -> absent(choice));
        }
        Path path = Path.of(choice).toAbsolutePath();
        if (!Files.isExecutable(path)) {
            throw absent(choice);
        }
        return path;
    }

    private static Failed absent(String choice) {
        return Failed.because(CHOICE + " names " + choice + ", which is no program here.")
                .remedy(INSTALL);
    }

    private static String version(Path program) {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "version").redirectErrorStream(true);
        builder.environment().put("CHECKPOINT_DISABLE", "1");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw Failed.because(program + " can't be started.").remedy(INSTALL).reason(broken);
        }
    }
}
