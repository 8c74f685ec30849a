/** DigitalOcean's REST API: the calls, and what a refusal means. */
package io.omnideploy.platform.digitalocean.api;
