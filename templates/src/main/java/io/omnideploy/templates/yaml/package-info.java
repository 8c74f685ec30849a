/** YAML as a person would write it, safe for readers of YAML 1.1 and 1.2 alike. */
package io.omnideploy.templates.yaml;
