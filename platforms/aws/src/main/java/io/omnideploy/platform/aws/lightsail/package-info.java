/** What runs on Lightsail. */
package io.omnideploy.platform.aws.lightsail;
