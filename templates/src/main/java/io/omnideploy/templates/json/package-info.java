/** Canonical JSON of values, and back. */
package io.omnideploy.templates.json;
