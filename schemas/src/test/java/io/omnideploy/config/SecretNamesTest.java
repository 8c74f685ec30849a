package io.omnideploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "KEY",
                "API_KEY",
                "apiKey",
                "AWS_ACCESS_KEY_ID",
                "APIKEY",
                "TOKEN",
                "authToken",
                "github-token",
                "SECRET",
                "CLIENT_SECRETS",
                "SECRETKEY",
                "PASSWORD",
                "PGPASSWORD",
                "DB_PASSWD",
                "PASSWORD_HASH",
                "CREDENTIALS",
                "SENTRY_DSN",
                "keyId"
            })
    void namesOfSecrets(String name) {
        assertThat(SecretNames.isSecret(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "LOG_LEVEL",
                "KEYBOARD",
                "TOKENIZER_MODEL",
                "HOST",
                "PASS",
                "DATABASE_URL",
                "PORT",
                "USER",
                "REGION"
            })
    void otherNames(String name) {
        assertThat(SecretNames.isSecret(name)).isFalse();
    }
}
