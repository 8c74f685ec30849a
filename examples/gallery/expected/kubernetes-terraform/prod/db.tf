# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  db_labels = {
    "app.kubernetes.io/component"  = "mysql"
    "app.kubernetes.io/instance"   = "gallery-prod"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "db"
    "app.kubernetes.io/part-of"    = "gallery"
    "io.omnideploy.deployment"     = "gallery"
    "io.omnideploy.stack"          = "prod"
    team                           = "storefront"
  }

  db_match_labels = {
    "app.kubernetes.io/instance" = "gallery-prod"
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

  lifecycle {
    prevent_destroy = true
  }
}

resource "kubernetes_secret_v1" "db" {
  type = "Opaque"
  data_wo = {
    DB_PASSWORD        = var.db_password
    DB_READER_PASSWORD = var.db_reader_password
    DB_ROOT_PASSWORD   = var.db_root_password
  }
  data_wo_revision = parseint(substr(sha256(jsonencode({
    DB_PASSWORD        = var.db_password_revision
    DB_READER_PASSWORD = var.db_reader_password_revision
    DB_ROOT_PASSWORD   = var.db_root_password_revision
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
          image = "mysql:8.4"

          port {
            name           = "mysql"
            container_port = 3306
            protocol       = "TCP"
          }

          env {
            name = "MYSQL_ROOT_PASSWORD"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.db.metadata[0].name
                key  = "DB_ROOT_PASSWORD"
              }
            }
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
            failure_threshold = 120

            exec {
              command = [
                "sh",
                "-c",
                "mysqladmin ping -s -h 127.0.0.1 || mariadb-admin ping -s -h 127.0.0.1",
              ]
            }
          }

          readiness_probe {
            period_seconds    = 5
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 3

            exec {
              command = [
                "sh",
                "-c",
                "mysqladmin ping -s -h 127.0.0.1 || mariadb-admin ping -s -h 127.0.0.1",
              ]
            }
          }

          liveness_probe {
            period_seconds    = 5
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 6

            exec {
              command = [
                "sh",
                "-c",
                "mysqladmin ping -s -h 127.0.0.1 || mariadb-admin ping -s -h 127.0.0.1",
              ]
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
            mount_path = "/var/lib/mysql"
            sub_path   = "mysql"
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
      "app.kubernetes.io/instance" = "gallery-prod"
      "app.kubernetes.io/name"     = "db"
    }

    port {
      name        = "mysql"
      port        = 3306
      target_port = "mysql"
      protocol    = "TCP"
    }
  }
}

resource "kubernetes_job_v1" "db_init" {
  metadata {
    name      = "db-init-4b0fe599"
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
          "app.kubernetes.io/component"  = "mysql"
          "app.kubernetes.io/instance"   = "gallery-prod"
          "app.kubernetes.io/managed-by" = "omnideploy"
          "app.kubernetes.io/name"       = "db-init"
          "app.kubernetes.io/part-of"    = "gallery"
          "io.omnideploy.deployment"     = "gallery"
          "io.omnideploy.stack"          = "prod"
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
          image   = "mysql:8.4"
          command = ["sh", "-euc"]
          args = [
            <<-EOT
              mysql=$$(command -v mysql || command -v mariadb)
              {
                for database in $DATABASES; do
                  echo "CREATE DATABASE IF NOT EXISTS \`$database\`;"
                done
                for user in $USERS; do
                  eval "password=\$PASSWORD_$user"
                  echo "CREATE USER IF NOT EXISTS '$user'@'%' IDENTIFIED BY '$password';"
                  echo "ALTER USER '$user'@'%' IDENTIFIED BY '$password';"
                  for database in $DATABASES; do
                    echo "GRANT ALL ON \`$$(echo "$database" | sed 's/_/\\_/g')\`.* TO '$user'@'%';"
                  done
                done
              } | "$mysql" --host="$MYSQL_HOST" --user=root
            EOT
          ]

          env {
            name = "MYSQL_PWD"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.db.metadata[0].name
                key  = "DB_ROOT_PASSWORD"
              }
            }
          }

          env {
            name = "PASSWORD_app"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.db.metadata[0].name
                key  = "DB_PASSWORD"
              }
            }
          }

          env {
            name = "PASSWORD_reader"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.db.metadata[0].name
                key  = "DB_READER_PASSWORD"
              }
            }
          }

          env {
            name  = "DATABASES"
            value = "gallery"
          }

          env {
            name  = "MYSQL_HOST"
            value = "db"
          }

          env {
            name  = "USERS"
            value = "app reader"
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
            "app.kubernetes.io/instance" = "gallery-prod"
            "app.kubernetes.io/name"     = "upload"
          }
        }
      }

      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "gallery-prod"
            "app.kubernetes.io/name"     = "web"
          }
        }
      }

      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "gallery-prod"
            "app.kubernetes.io/name"     = "db-init"
          }
        }
      }

      ports {
        port     = "3306"
        protocol = "TCP"
      }
    }
  }
}
