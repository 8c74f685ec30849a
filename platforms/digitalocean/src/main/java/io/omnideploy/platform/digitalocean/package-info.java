/** DigitalOcean: the specification of an app as a file, the REST API as the live side. */
package io.omnideploy.platform.digitalocean;
