/** Caddyfiles: what the proxy Caddy reads, from directives whose words are text and never code. */
package io.omnideploy.templates.caddy;
