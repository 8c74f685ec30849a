# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "kubernetes_namespace_v1" "main" {
  metadata {
    name = "shop-dev"
    labels = {
      "app.kubernetes.io/instance"         = "shop-dev"
      "app.kubernetes.io/managed-by"       = "omnideploy"
      "app.kubernetes.io/part-of"          = "shop"
      "io.omnideploy.deployment"           = "shop"
      "io.omnideploy.stack"                = "dev"
      "pod-security.kubernetes.io/enforce" = "restricted"
      team                                 = "storefront"
    }
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Namespace/main"
    }
  }
}
