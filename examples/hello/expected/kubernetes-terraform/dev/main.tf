# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "kubernetes_namespace_v1" "main" {
  metadata {
    name = "hello-dev"
    labels = {
      "app.kubernetes.io/instance"         = "hello-dev"
      "app.kubernetes.io/managed-by"       = "omnideploy"
      "app.kubernetes.io/part-of"          = "hello"
      "io.omnideploy.deployment"           = "hello"
      "io.omnideploy.stack"                = "dev"
      "pod-security.kubernetes.io/enforce" = "restricted"
      team                                 = "platform"
    }
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Namespace/main"
    }
  }
}
