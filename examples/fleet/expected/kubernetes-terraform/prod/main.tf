# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "kubernetes_namespace_v1" "main" {
  metadata {
    name = "fleet-prod"
    labels = {
      "app.kubernetes.io/instance"         = "fleet-prod"
      "app.kubernetes.io/managed-by"       = "omnideploy"
      "app.kubernetes.io/part-of"          = "fleet"
      cost-center                          = "4711"
      "io.omnideploy.deployment"           = "fleet"
      "io.omnideploy.stack"                = "prod"
      "pod-security.kubernetes.io/enforce" = "restricted"
      team                                 = "logistics"
    }
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Namespace/main"
    }
  }
}
