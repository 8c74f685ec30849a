/** Writes the platform's own files and runs over its API. */
package io.omnideploy.backend.direct;
