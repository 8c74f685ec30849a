/** Docker's live side over the Engine API. The only package that knows the client library. */
package io.omnideploy.platform.docker.engine;
