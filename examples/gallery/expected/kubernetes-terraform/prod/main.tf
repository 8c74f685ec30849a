# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "kubernetes_namespace_v1" "main" {
  metadata {
    name = "gallery-prod"
    labels = {
      "app.kubernetes.io/instance"         = "gallery-prod"
      "app.kubernetes.io/managed-by"       = "omnideploy"
      "app.kubernetes.io/part-of"          = "gallery"
      "io.omnideploy.deployment"           = "gallery"
      "io.omnideploy.stack"                = "prod"
      "pod-security.kubernetes.io/enforce" = "restricted"
      team                                 = "storefront"
    }
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Namespace/main"
    }
  }
}
