/** The way to an API server, and its calls. */
package io.omnideploy.platform.kubernetes.api;
