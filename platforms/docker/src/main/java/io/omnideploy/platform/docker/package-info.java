/** The live side of Docker, over the Engine's API. */
package io.omnideploy.platform.docker;
