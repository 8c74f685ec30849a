/** The target lightsail: what a deployment needs on AWS Lightsail. */
package io.omnideploy.target.lightsail;
