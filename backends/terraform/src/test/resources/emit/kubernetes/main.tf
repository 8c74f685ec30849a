# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "kubernetes_namespace_v1" "main" {
  metadata {
    name = "shop-prod"
    labels = {
      "app.kubernetes.io/instance" = "shop-prod"
      "app.kubernetes.io/name"     = "web"
      "io.omnideploy.deployment"   = "shop"
      "io.omnideploy.stack"        = "prod"
    }
  }
}
