/** Results as text for people, as Markdown for a pull request, and as JSON for programs. */
package io.omnideploy.cli.render;
