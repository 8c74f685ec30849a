# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "kubernetes_cron_job_v1" "report" {
  metadata {
    name      = "report"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels = {
      "app.kubernetes.io/instance" = "shop-prod"
      "app.kubernetes.io/name"     = "web"
      "io.omnideploy.deployment"   = "shop"
      "io.omnideploy.stack"        = "prod"
    }
    annotations = {
      "io.omnideploy.resource" = "kubernetes.batch.CronJob/report"
    }
  }

  spec {
    schedule           = "0 3 * * *"
    timezone           = "Etc/UTC"
    concurrency_policy = "Forbid"

    job_template {
      metadata {}

      spec {
        template {
          metadata {}

          spec {
            restart_policy = "Never"

            container {
              name    = "once"
              image   = "busybox:1.36"
              command = ["true"]
            }
          }
        }
      }
    }
  }
}
