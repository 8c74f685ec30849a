package io.omnideploy.backend.cdk.app;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.java.program.MavenProject;
import io.omnideploy.templates.markdown.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files around the sources: Maven's, the CDK's, and those for people. */
final class ProjectFiles {
    /** The library that apps are written with. */
    private final EmitRequest request;

    private final Template template;
    private final String mainClass;

    ProjectFiles(EmitRequest request, Template template, String mainClass) {
        this.request = request;
        this.template = template;
        this.mainClass = mainClass;
    }

    SortedMap<String, String> files(List<String> sources) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(
                "pom.xml",
                new MavenProject(CdkApp.HEADER, request.id().name(), mainClass, List.of(CdkApp.LIBRARY)).pom());
        // What cdk would add by itself, paths and a resource for statistics, is no part of the template.
        files.put("cdk.json", """
                {
                  "app": "mvn -e -q compile exec:java",
                  "assetMetadata": false,
                  "pathMetadata": false,
                  "versionReporting": false
                }
                """);
        files.put(".gitignore", "cdk.out/\ntarget/\n");
        List<String> all = new ArrayList<>(files.keySet());
        all.remove(".gitignore");
        all.addAll(sources);
        all.add(CdkApp.TEMPLATE);
        files.put("README.md", readme(all));
        return files;
    }

    private String readme(List<String> files) {
        StringBuilder text = new StringBuilder("""
                # %s, stack %s, on %s

                OmniDeploy wrote this folder, and `omnideploy generate` writes it anew: a CDK app in Java, built by Maven.

                ## Without OmniDeploy

                In this folder, with Maven, Node and the CDK's command `cdk`:

                ```sh
                cdk synth
                cdk diff
                cdk deploy%s
                ```

                The stack is called `%s`. It has no assets, so no bootstrap stack is needed. What the app synthesises stands in
                `%s`, to be read, and for those who deploy it otherwise.

                """.formatted(
                        request.id().name(),
                        request.id().stack(),
                        request.target(),
                        parameters(),
                        template.stackName(),
                        CdkApp.TEMPLATE));
        if (!template.parameters().isEmpty()) {
            text.append("""
                    `cdk deploy` must be told these once; after that the stack keeps them:

                    | parameter | what it is |
                    |---|---|
                    """);
            template.parameters()
                    .values()
                    .forEach(parameter -> text.append("| `%s` | %s |\n"
                            .formatted(
                                    parameter.name(),
                                    MarkdownText.cell(parameter.description().orElse("")))));
            text.append('\n');
        }
        text.append("## Files\n\n");
        files.forEach(file -> text.append("- `").append(file).append("`\n"));
        return text.toString();
    }

    private String parameters() {
        StringBuilder text = new StringBuilder();
        for (TemplateParameter parameter : template.parameters().values()) {
            if (parameter.fallback().isEmpty()) {
                text.append(" \\\n  --parameters ").append(parameter.name()).append("=…");
            }
        }
        return text.toString();
    }
}
