package io.omnideploy.backend.cdk.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.backend.cdk.emit.TemplateJson;
import io.omnideploy.backend.cdk.run.AppCheck;
import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.testkit.JavaProgram;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Holds an emitted app against the template of which it was written. */
final class Synthesised {
    private Synthesised() {}

    /** Compiles the app without a warning, synthesises it inside of this process, and finds the very template. */
    static void isTheTemplate(EmitRequest request, Template template, Path folder) throws Exception {
        CdkApp app = new CdkApp(request, template);
        SortedMap<String, String> files = app.files();
        assertThat(new CdkApp(request, template).files()).as("written again").isEqualTo(files);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        assertThat(JavaProgram.compile(files, classes))
                .as("warnings and errors")
                .isEmpty();

        Path out = folder.resolve("cdk.out");
        App made = new App(AppProps.builder()
                .outdir(out.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .build());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, Synthesised.class.getClassLoader())) {
            loader.loadClass(app.mainClass()).getMethod("declare", App.class).invoke(null, made);
            made.synth();
        }

        String text = Files.readString(out.resolve(template.stackName() + ".template.json"));
        assertThat(AppCheck.differences(text, TemplateJson.compact(template)))
                .as("%s", text)
                .isEmpty();
    }
}
