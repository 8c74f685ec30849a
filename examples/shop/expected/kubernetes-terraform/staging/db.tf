# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  db_labels = {
    "app.kubernetes.io/component"  = "postgres"
    "app.kubernetes.io/instance"   = "shop-staging"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "db"
    "app.kubernetes.io/part-of"    = "shop"
    "io.omnideploy.deployment"     = "shop"
    "io.omnideploy.stack"          = "staging"
    team                           = "storefront"
  }

  db_match_labels = {
    "app.kubernetes.io/instance" = "shop-staging"
    "app.kubernetes.io/name"     = "db"
  }
}

resource "kubernetes_persistent_volume_claim_v1" "db_data" {
  wait_until_bound = false

  metadata {
    name      = "db-data"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.db_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.PersistentVolumeClaim/db-data"
    }
  }

  spec {
    access_modes = ["ReadWriteOnce"]
    volume_mode  = "Filesystem"

    resources {
      requests = {
        storage = "10Gi"
      }
    }
  }
}

resource "kubernetes_secret_v1" "db" {
  type = "Opaque"
  data_wo = {
    DB_PASSWORD = var.db_password
  }
  data_wo_revision = parseint(substr(sha256(jsonencode({
    DB_PASSWORD = var.db_password_revision
  })), 0, 7), 16)

  metadata {
    name      = "db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.db_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Secret/db"
    }
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
    replicas               = "1"
    revision_history_limit = 5
    service_name           = "db"
    pod_management_policy  = "OrderedReady"

    selector {
      match_labels = local.db_match_labels
    }

    update_strategy {
      type = "RollingUpdate"
    }

    template {
      metadata {
        labels = local.db_labels
        annotations = {
          "checksum/secrets" = kubernetes_secret_v1.db.data_wo_revision
        }
      }

      spec {
        automount_service_account_token  = false
        enable_service_links             = false
        termination_grace_period_seconds = 60

        security_context {
          run_as_non_root        = true
          run_as_user            = "999"
          run_as_group           = "999"
          fs_group               = "999"
          fs_group_change_policy = "OnRootMismatch"

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name  = "db"
          image = "postgres:16"

          port {
            name           = "postgres"
            container_port = 5432
            protocol       = "TCP"
          }

          env {
            name = "POSTGRES_PASSWORD"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.db.metadata[0].name
                key  = "DB_PASSWORD"
              }
            }
          }

          env {
            name  = "PGDATA"
            value = "/var/lib/postgresql/data/pgdata"
          }

          env {
            name  = "POSTGRES_USER"
            value = "app"
          }

          resources {
            requests = {
              cpu    = "250m"
              memory = "512Mi"
            }
            limits = {
              memory = "1Gi"
            }
          }

          startup_probe {
            period_seconds    = 5
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 60

            exec {
              command = ["pg_isready", "-q", "-h", "127.0.0.1", "-U", "app"]
            }
          }

          readiness_probe {
            period_seconds    = 5
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 3

            exec {
              command = ["pg_isready", "-q", "-h", "127.0.0.1", "-U", "app"]
            }
          }

          liveness_probe {
            period_seconds    = 5
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 6

            exec {
              command = ["pg_isready", "-q", "-h", "127.0.0.1", "-U", "app"]
            }
          }

          security_context {
            run_as_non_root            = true
            allow_privilege_escalation = false
            read_only_root_filesystem  = false

            capabilities {
              drop = ["ALL"]
            }
          }

          volume_mount {
            name       = "data"
            mount_path = "/var/lib/postgresql/data"
          }
        }

        volume {
          name = "data"

          persistent_volume_claim {
            claim_name = kubernetes_persistent_volume_claim_v1.db_data.metadata[0].name
          }
        }
      }
    }
  }

  timeouts {
    create = "10m30s"
    update = "10m30s"
  }
}

resource "kubernetes_service_v1" "db" {
  metadata {
    name      = "db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.db_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Service/db"
    }
  }

  spec {
    type       = "ClusterIP"
    cluster_ip = "None"
    selector = {
      "app.kubernetes.io/instance" = "shop-staging"
      "app.kubernetes.io/name"     = "db"
    }

    port {
      name        = "postgres"
      port        = 5432
      target_port = "postgres"
      protocol    = "TCP"
    }
  }
}

resource "kubernetes_job_v1" "db_init" {
  metadata {
    name      = "db-init-057e47d3"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.db_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.batch.Job/db-init"
    }
  }

  spec {
    backoff_limit = 10

    template {
      metadata {
        labels = {
          "app.kubernetes.io/component"  = "postgres"
          "app.kubernetes.io/instance"   = "shop-staging"
          "app.kubernetes.io/managed-by" = "omnideploy"
          "app.kubernetes.io/name"       = "db-init"
          "app.kubernetes.io/part-of"    = "shop"
          "io.omnideploy.deployment"     = "shop"
          "io.omnideploy.stack"          = "staging"
          team                           = "storefront"
        }
        annotations = {
          "checksum/secrets-db" = kubernetes_secret_v1.db.data_wo_revision
        }
      }

      spec {
        automount_service_account_token = false
        enable_service_links            = false
        restart_policy                  = "OnFailure"

        security_context {
          run_as_non_root        = true
          run_as_user            = "999"
          run_as_group           = "999"
          fs_group               = "999"
          fs_group_change_policy = "OnRootMismatch"

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name    = "db-init"
          image   = "postgres:16"
          command = ["sh", "-euc"]
          args = [
            <<-EOT
              for database in $DATABASES; do
                found=$$(psql -XAtqc "SELECT 1 FROM pg_database WHERE datname = '$database'")
                [ "$found" = 1 ] || createdb "$database"
              done
            EOT
          ]

          env {
            name = "PGPASSWORD"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.db.metadata[0].name
                key  = "DB_PASSWORD"
              }
            }
          }

          env {
            name  = "DATABASES"
            value = "main"
          }

          env {
            name  = "PGDATABASE"
            value = "postgres"
          }

          env {
            name  = "PGHOST"
            value = "db"
          }

          env {
            name  = "PGUSER"
            value = "app"
          }

          resources {
            requests = {
              cpu    = "50m"
              memory = "64Mi"
            }
            limits = {
              memory = "256Mi"
            }
          }

          security_context {
            run_as_non_root            = true
            allow_privilege_escalation = false
            read_only_root_filesystem  = false

            capabilities {
              drop = ["ALL"]
            }
          }
        }
      }
    }
  }

  timeouts {
    create = "10m30s"
    update = "10m30s"
  }

  depends_on = [kubernetes_stateful_set_v1.db, kubernetes_service_v1.db]
}

resource "kubernetes_network_policy_v1" "db" {
  metadata {
    name      = "db"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.db_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/db"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.db_match_labels
    }

    ingress {
      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "shop-staging"
            "app.kubernetes.io/name"     = "nightly"
          }
        }
      }

      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "shop-staging"
            "app.kubernetes.io/name"     = "web"
          }
        }
      }

      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "shop-staging"
            "app.kubernetes.io/name"     = "db-init"
          }
        }
      }

      ports {
        port     = "5432"
        protocol = "TCP"
      }
    }
  }
}
