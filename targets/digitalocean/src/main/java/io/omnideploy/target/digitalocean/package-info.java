/** Target digitalocean: one app of App Platform, with managed databases and Spaces. */
package io.omnideploy.target.digitalocean;
