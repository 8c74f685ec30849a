package io.omnideploy.templates.java.program;

import java.util.List;

/**
 * The POM of a program that is compiled and run by Maven.
 *
 * @param header the first line, as a comment
 * @param mainClass the class that is run, with its package, after which the group is called
 * @param dependencies as {@code group:artifact:version}, in the order in which they are written
 */
public record MavenProject(String header, String name, String mainClass, List<String> dependencies) {
    public MavenProject {
        dependencies = List.copyOf(dependencies);
    }

    /** Returns the text of {@code pom.xml}. */
    public String pom() {
        StringBuilder all = new StringBuilder();
        for (String coordinates : dependencies) {
            String[] parts = coordinates.split(":");
            all.append("""
                        <dependency>
                          <groupId>%s</groupId>
                          <artifactId>%s</artifactId>
                          <version>%s</version>
                        </dependency>
                    """.formatted(parts[0], parts[1], parts[2]));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <!-- %s -->
                <project xmlns="http://maven.apache.org/POM/4.0.0"
                         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                         xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
                  <modelVersion>4.0.0</modelVersion>

                  <groupId>%s</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.0.0</version>

                  <properties>
                    <maven.compiler.release>21</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                    <exec.mainClass>%s</exec.mainClass>
                  </properties>

                  <dependencies>
                %s  </dependencies>

                  <build>
                    <plugins>
                      <plugin>
                        <groupId>org.apache.maven.plugins</groupId>
                        <artifactId>maven-compiler-plugin</artifactId>
                        <version>3.14.1</version>
                      </plugin>
                      <plugin>
                        <groupId>org.codehaus.mojo</groupId>
                        <artifactId>exec-maven-plugin</artifactId>
                        <version>3.6.2</version>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """.formatted(header, mainClass.substring(0, mainClass.lastIndexOf('.')), name, mainClass, all);
    }
}
