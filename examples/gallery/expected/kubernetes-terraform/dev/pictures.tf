# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  pictures_labels = {
    "app.kubernetes.io/component"  = "s3"
    "app.kubernetes.io/instance"   = "gallery-dev"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "pictures"
    "app.kubernetes.io/part-of"    = "gallery"
    "io.omnideploy.deployment"     = "gallery"
    "io.omnideploy.stack"          = "dev"
    team                           = "storefront"
  }

  pictures_match_labels = {
    "app.kubernetes.io/instance" = "gallery-dev"
    "app.kubernetes.io/name"     = "pictures"
  }
}

resource "kubernetes_persistent_volume_claim_v1" "pictures_data" {
  wait_until_bound = false

  metadata {
    name      = "pictures-data"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.pictures_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.PersistentVolumeClaim/pictures-data"
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

resource "kubernetes_secret_v1" "pictures" {
  type = "Opaque"
  data_wo = {
    PICTURES_PASSWORD = var.pictures_password
  }
  data_wo_revision = parseint(substr(sha256(jsonencode({
    PICTURES_PASSWORD = var.pictures_password_revision
  })), 0, 7), 16)

  metadata {
    name      = "pictures"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.pictures_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Secret/pictures"
    }
  }
}

resource "kubernetes_stateful_set_v1" "pictures" {
  metadata {
    name      = "pictures"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.pictures_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.apps.StatefulSet/pictures"
    }
  }

  spec {
    replicas               = "1"
    revision_history_limit = 5
    service_name           = "pictures"
    pod_management_policy  = "OrderedReady"

    selector {
      match_labels = local.pictures_match_labels
    }

    update_strategy {
      type = "RollingUpdate"
    }

    template {
      metadata {
        labels = local.pictures_labels
        annotations = {
          "checksum/secrets" = kubernetes_secret_v1.pictures.data_wo_revision
        }
      }

      spec {
        automount_service_account_token  = false
        enable_service_links             = false
        termination_grace_period_seconds = 60

        security_context {
          run_as_non_root        = true
          run_as_user            = "1000"
          run_as_group           = "1000"
          fs_group               = "1000"
          fs_group_change_policy = "OnRootMismatch"

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name  = "pictures"
          image = "pgsty/minio:RELEASE.2026-08-04T00-00-00Z"
          args  = ["server", "/data"]

          port {
            name           = "s3"
            container_port = 9000
            protocol       = "TCP"
          }

          env {
            name = "MINIO_ROOT_PASSWORD"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.pictures.metadata[0].name
                key  = "PICTURES_PASSWORD"
              }
            }
          }

          env {
            name  = "MINIO_ROOT_USER"
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

            tcp_socket {
              port = "9000"
            }
          }

          readiness_probe {
            period_seconds    = 5
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 3

            tcp_socket {
              port = "9000"
            }
          }

          liveness_probe {
            period_seconds    = 5
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 6

            tcp_socket {
              port = "9000"
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
            mount_path = "/data"
          }
        }

        volume {
          name = "data"

          persistent_volume_claim {
            claim_name = kubernetes_persistent_volume_claim_v1.pictures_data.metadata[0].name
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

resource "kubernetes_service_v1" "pictures" {
  metadata {
    name      = "pictures"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.pictures_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Service/pictures"
    }
  }

  spec {
    type       = "ClusterIP"
    cluster_ip = "None"
    selector = {
      "app.kubernetes.io/instance" = "gallery-dev"
      "app.kubernetes.io/name"     = "pictures"
    }

    port {
      name        = "s3"
      port        = 9000
      target_port = "s3"
      protocol    = "TCP"
    }
  }
}

resource "kubernetes_job_v1" "pictures_init" {
  metadata {
    name      = "pictures-init-37534e9b"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.pictures_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.batch.Job/pictures-init"
    }
  }

  spec {
    backoff_limit = 10

    template {
      metadata {
        labels = {
          "app.kubernetes.io/component"  = "s3"
          "app.kubernetes.io/instance"   = "gallery-dev"
          "app.kubernetes.io/managed-by" = "omnideploy"
          "app.kubernetes.io/name"       = "pictures-init"
          "app.kubernetes.io/part-of"    = "gallery"
          "io.omnideploy.deployment"     = "gallery"
          "io.omnideploy.stack"          = "dev"
          team                           = "storefront"
        }
        annotations = {
          "checksum/secrets-pictures" = kubernetes_secret_v1.pictures.data_wo_revision
        }
      }

      spec {
        automount_service_account_token = false
        enable_service_links            = false
        restart_policy                  = "OnFailure"

        security_context {
          run_as_non_root        = true
          run_as_user            = "100"
          run_as_group           = "100"
          fs_group               = "100"
          fs_group_change_policy = "OnRootMismatch"

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name    = "pictures-init"
          image   = "curlimages/curl:8.12.1"
          command = ["sh", "-euc"]
          args = [
            <<-EOT
              status() {
                printf 'user = "%s:%s"\n' "$S3_ACCESS_KEY" "$S3_SECRET_KEY" |
                  curl -s -m 5 -K - --aws-sigv4 aws:amz:us-east-1:s3 -o /dev/null -w '%%{http_code}' "$@" || true
              }
              tries=60
              until [ "$$(status "$S3_ENDPOINT/")" = 200 ]; do
                tries=$$((tries - 1))
                [ "$tries" -gt 0 ] || { echo "$S3_ENDPOINT does not answer to the keys" >&2; exit 1; }
                sleep 1
              done
              for bucket in $BUCKETS; do
                [ "$$(status -I "$S3_ENDPOINT/$bucket")" = 200 ] ||
                  [ "$$(status -X PUT "$S3_ENDPOINT/$bucket")" = 200 ] ||
                  { echo "bucket $bucket could not be made" >&2; exit 1; }
              done
            EOT
          ]

          env {
            name = "S3_SECRET_KEY"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.pictures.metadata[0].name
                key  = "PICTURES_PASSWORD"
              }
            }
          }

          env {
            name  = "BUCKETS"
            value = "pictures thumbnails"
          }

          env {
            name  = "S3_ACCESS_KEY"
            value = "app"
          }

          env {
            name  = "S3_ENDPOINT"
            value = "http://pictures:9000"
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

  depends_on = [kubernetes_stateful_set_v1.pictures, kubernetes_service_v1.pictures]
}

resource "kubernetes_network_policy_v1" "pictures" {
  metadata {
    name      = "pictures"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.pictures_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/pictures"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.pictures_match_labels
    }

    ingress {
      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "gallery-dev"
            "app.kubernetes.io/name"     = "upload"
          }
        }
      }

      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "gallery-dev"
            "app.kubernetes.io/name"     = "web"
          }
        }
      }

      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "gallery-dev"
            "app.kubernetes.io/name"     = "pictures-init"
          }
        }
      }

      ports {
        port     = "9000"
        protocol = "TCP"
      }
    }
  }
}
