/** The specification of an app, as doctl and the control panel take it. */
package io.omnideploy.platform.digitalocean.spec;
