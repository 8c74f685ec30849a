# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  db_labels = {
    "app.kubernetes.io/instance" = "shop-prod"
    "app.kubernetes.io/name"     = "web"
    "io.omnideploy.deployment"   = "shop"
    "io.omnideploy.stack"        = "prod"
  }
}

resource "kubernetes_stateful_set_v1" "db" {
  metadata {
    name      = "db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.db_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.apps.StatefulSet/db"
    }
  }

  spec {
    replicas     = "1"
    service_name = "db"

    selector {
      match_labels = {
        "app.kubernetes.io/instance" = "shop-prod"
        "app.kubernetes.io/name"     = "web"
      }
    }

    update_strategy {
      type = "RollingUpdate"
    }

    template {
      metadata {
        labels = local.db_labels
      }

      spec {
        container {
          name  = "db"
          image = "postgres:16"
        }
      }
    }

    volume_claim_template {
      metadata {
        name = "data"
      }

      spec {
        access_modes = ["ReadWriteOnce"]

        resources {
          requests = {
            storage = "20Gi"
          }
        }
      }
    }
  }
}

resource "kubernetes_job_v1" "db_init" {
  metadata {
    name      = "db-init"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.db_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.batch.Job/db-init"
    }
  }

  spec {
    backoff_limit = 6

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
