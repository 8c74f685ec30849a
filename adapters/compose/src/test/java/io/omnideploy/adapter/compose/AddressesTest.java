package io.omnideploy.adapter.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.omnideploy.config.Node;
import io.omnideploy.engine.load.LoadedConfig;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.testkit.AdapterCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What points to a database in a variable points to the backing service, and nothing else is touched. */
class AddressesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    URL              | mysql2://me:pw@db/shop?pool=5            | mysql2://${db.user}:${db.password}@${db.host}/${db.database}?pool=5
                    URL              | mysql://root:top@db:3306/other           | mysql://${db.user}:${db.password}@${db.host}:${db.port}/other
                    DSN              | me:pw@tcp(db:3306)/shop                  | me:pw@tcp(${db.host}:${db.port})/shop
                    CONNECTION       | Server=db;Database=shop;Uid=me;Pwd=pw;   | Server=${db.host};Database=${db.database};Uid=${db.user};Pwd=${db.password};
                    DB_HOST          | db                                       | ${db.host}
                    DB_ADDR          | db:3306                                  | ${db.host}:${db.port}
                    DB_CONNECTION    | db                                       | db
                    DB_USERNAME      | me                                       | ${db.user}
                    DB_PASSWORD      | pw                                       | ${db.password}
                    DB_ROOT_PASSWORD | top                                      | ${db.password}
                    DB_NAME          | shop                                     | ${db.database}
                    TITLE            | shop                                     | shop
                    OTHER            | http://mydb:80/db                        | http://mydb:80/db
                    MAIL             | me@db.example.com                        | me@db.example.com
                    TASK             | db:migrate                               | db:migrate
                    """)
    void rewritesWhatPointsToABackingService(String key, String written, String expected) throws IOException {
        Files.writeString(folder.resolve("compose.yaml"), """
                services:
                  app: {image: x, depends_on: [db], environment: {%s: "%s"}}
                  db:
                    image: mysql:8
                    environment: {MYSQL_USER: me, MYSQL_PASSWORD: pw, MYSQL_ROOT_PASSWORD: top, MYSQL_DATABASE: shop}
                """.formatted(key, written));

        LoadedConfig loaded =
                new AdapterCase(folder, new ComposeAdapter()).load().orRefuse();

        Node.Mapping app = Nodes.map(Nodes.map(loaded.root(), "components"), "app");
        assertThat(Nodes.text(Nodes.map(app, "environment"), key)).contains(expected);
    }
}
