package io.omnideploy.adapter.omniagent;

import io.omnideploy.config.ConfigPath;
import io.omnideploy.config.Node;
import io.omnideploy.diagnostic.Diagnostics;
import io.omnideploy.spi.adapt.AdapterLedger;
import io.omnideploy.spi.adapt.AdapterLedger.Saying;
import io.omnideploy.spi.adapt.ApiKeys;
import io.omnideploy.spi.adapt.Nodes;
import io.omnideploy.spi.adapt.TreeBuilder;
import java.util.Map;
import java.util.Set;

/**
 * Settings of a gateway that it also reads from variables, and so without its file: as {@code loadEnv} of OmniAgent's own
 * configuration names them.
 */
final class GatewaySettings {
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("agent.system_prompt", "OMNIAGENT_AGENT_SYSTEM_PROMPT"),
            Map.entry("agent.base_url", "OMNIAGENT_AGENT_BASE_URL"),
            Map.entry("storage.type", "OMNIAGENT_STORAGE_TYPE"),
            Map.entry("storage.path", "OMNIAGENT_STORAGE_PATH"),
            Map.entry("storage.redis.url", "OMNIAGENT_STORAGE_REDIS_URL"),
            Map.entry("sessions.enabled", "OMNIAGENT_SESSIONS_ENABLED"),
            Map.entry("sessions.ttl", "OMNIAGENT_SESSIONS_TTL"),
            Map.entry("channels.whatsapp.enabled", "WHATSAPP_ENABLED"),
            Map.entry("channels.whatsapp.db_path", "WHATSAPP_DB_PATH"),
            Map.entry("web.enabled", "OMNIAGENT_WEB_ENABLED"),
            Map.entry("auth.enabled", "OMNIAGENT_AUTH_ENABLED"),
            Map.entry("auth.owner_email", "OMNIAGENT_AUTH_OWNER_EMAIL"),
            Map.entry("auth.base_url", "OMNIAGENT_AUTH_BASE_URL"),
            Map.entry("voice.enabled", "OMNIAGENT_VOICE_ENABLED"),
            Map.entry("voice.response_mode", "OMNIAGENT_VOICE_RESPONSE_MODE"),
            Map.entry("voice.stt.model", "OMNIAGENT_VOICE_STT_MODEL"),
            Map.entry("voice.tts.model", "OMNIAGENT_VOICE_TTS_MODEL"),
            Map.entry("voice.tts.voice_id", "OMNIAGENT_VOICE_TTS_VOICE_ID"),
            Map.entry("observability.provider", "OMNIAGENT_OBSERVABILITY_PROVIDER"),
            Map.entry("observability.endpoint", "OMNIAGENT_OBSERVABILITY_ENDPOINT"),
            Map.entry("team.enabled", "OMNIAGENT_TEAM_ENABLED"),
            Map.entry("team.base_url", "OMNIAGENT_TEAM_BASE_URL"),
            Map.entry("team.superadmin_email", "OMNIAGENT_TEAM_SUPERADMIN_EMAIL"),
            Map.entry("team.agent_handle", "OMNIAGENT_TEAM_AGENT_HANDLE"),
            Map.entry("team.database.app_role", "OMNIAGENT_TEAM_DATABASE_APP_ROLE"),
            Map.entry("team.smtp.host", "OMNIAGENT_TEAM_SMTP_HOST"),
            Map.entry("team.smtp.port", "OMNIAGENT_TEAM_SMTP_PORT"),
            Map.entry("team.smtp.username", "OMNIAGENT_TEAM_SMTP_USERNAME"),
            Map.entry("team.smtp.from", "OMNIAGENT_TEAM_SMTP_FROM"),
            Map.entry("team.sso.google.client_id", "OMNIAGENT_TEAM_SSO_GOOGLE_CLIENT_ID"),
            Map.entry("team.sso.github.client_id", "OMNIAGENT_TEAM_SSO_GITHUB_CLIENT_ID"));
    private static final Map<String, String> SECRETS = Map.ofEntries(
            Map.entry("channels.telegram.token", "TELEGRAM_BOT_TOKEN"),
            Map.entry("channels.discord.token", "DISCORD_BOT_TOKEN"),
            Map.entry("voice.stt.api_key", "OMNIAGENT_VOICE_STT_API_KEY"),
            Map.entry("voice.tts.api_key", "OMNIAGENT_VOICE_TTS_API_KEY"),
            Map.entry("observability.api_key", "OMNIAGENT_OBSERVABILITY_API_KEY"),
            Map.entry("team.superadmin_password", "OMNIAGENT_TEAM_SUPERADMIN_PASSWORD"),
            Map.entry("team.database.app_dsn", "OMNIAGENT_TEAM_DATABASE_APP_DSN"),
            Map.entry("team.database.migrate_dsn", "OMNIAGENT_TEAM_DATABASE_MIGRATE_DSN"),
            Map.entry("team.smtp.password", "OMNIAGENT_TEAM_SMTP_PASSWORD"),
            Map.entry("team.sso.google.client_secret", "OMNIAGENT_TEAM_SSO_GOOGLE_CLIENT_SECRET"),
            Map.entry("team.sso.github.client_secret", "OMNIAGENT_TEAM_SSO_GITHUB_CLIENT_SECRET"));

    /** What does nothing until {@code enabled: true} is said of it. */
    private static final Set<String> SWITCHED = Set.of(
            "channels.telegram",
            "channels.discord",
            "channels.whatsapp",
            "web",
            "auth",
            "voice",
            "observability",
            "team");

    /** What a key or an address beside it switches on. */
    private static final Set<String> SWITCHES =
            Set.of("channels.telegram.enabled", "channels.discord.enabled", "observability.enabled");

    private static final Saying OFF = Saying.mapped("omniagent-off", "It is switched off, and so it is without it.");
    private static final Saying ON =
            Saying.mapped("omniagent-on", "The gateway switches it on where it is given what it needs.");

    private final AdapterLedger ledger;
    private final Diagnostics problems;

    GatewaySettings(AdapterLedger ledger, Diagnostics problems) {
        this.ledger = ledger;
        this.problems = problems;
    }

    /** Takes a part of the file, with all that is in it. */
    void take(String key, Node.Entry entry, TreeBuilder environment, TreeBuilder secrets) {
        within(ConfigPath.of(key), entry, environment, secrets);
    }

    private void within(ConfigPath path, Node.Entry entry, TreeBuilder environment, TreeBuilder secrets) {
        if (!(entry.value() instanceof Node.Mapping map)) {
            leaf(path, entry, environment, secrets);
            return;
        }
        if (SWITCHED.contains(path.toString()) && !Nodes.isTrue(map, "enabled")) {
            ledger.tell(path, entry, OFF);
            return;
        }
        map.entries().forEach((key, inner) -> within(path.then(key), inner, environment, secrets));
    }

    /** Takes one setting: the gateway has a variable for it, or it is left out. */
    void leaf(ConfigPath path, Node.Entry entry, TreeBuilder environment, TreeBuilder secrets) {
        String name = path.toString();
        if (entry.value() instanceof Node.Scalar && VARIABLES.containsKey(name)) {
            environment.put(VARIABLES.get(name), entry.value());
        } else if (SECRETS.containsKey(name)) {
            ApiKeys.put(SECRETS.get(name), entry.value(), path, secrets, problems);
        } else {
            ledger.tell(path, entry, SWITCHES.contains(name) ? ON : Gateway.OWN);
        }
    }
}
