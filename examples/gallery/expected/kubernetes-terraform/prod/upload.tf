# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  upload_labels = {
    "app.kubernetes.io/component"  = "service"
    "app.kubernetes.io/instance"   = "gallery-prod"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "upload"
    "app.kubernetes.io/part-of"    = "gallery"
    "io.omnideploy.deployment"     = "gallery"
    "io.omnideploy.stack"          = "prod"
    team                           = "storefront"
  }

  upload_match_labels = {
    "app.kubernetes.io/instance" = "gallery-prod"
    "app.kubernetes.io/name"     = "upload"
  }
}

resource "kubernetes_config_map_v1" "upload" {
  data = {
    S3_ACCESS_KEY = "app"
    S3_BUCKET     = "pictures"
    S3_ENDPOINT   = "http://pictures:9000"
  }

  metadata {
    name      = "upload"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.upload_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ConfigMap/upload"
    }
  }
}

resource "kubernetes_service_v1" "upload" {
  metadata {
    name      = "upload"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.upload_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Service/upload"
    }
  }

  spec {
    type = "ClusterIP"
    selector = {
      "app.kubernetes.io/instance" = "gallery-prod"
      "app.kubernetes.io/name"     = "upload"
    }

    port {
      name         = "http"
      port         = 8080
      target_port  = "http"
      protocol     = "TCP"
      app_protocol = "http"
    }
  }
}

resource "kubernetes_service_account_v1" "upload" {
  automount_service_account_token = false

  metadata {
    name      = "upload"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.upload_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ServiceAccount/upload"
    }
  }
}

resource "kubernetes_deployment_v1" "upload" {
  metadata {
    name      = "upload"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.upload_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.apps.Deployment/upload"
    }
  }

  spec {
    replicas                  = "1"
    revision_history_limit    = 5
    progress_deadline_seconds = 600

    selector {
      match_labels = local.upload_match_labels
    }

    strategy {
      type = "RollingUpdate"

      rolling_update {
        max_surge       = "25%"
        max_unavailable = "0"
      }
    }

    template {
      metadata {
        labels = local.upload_labels
        annotations = {
          "checksum/config"           = "e0b741eb126439b11d808c9527ad24fbcf5482d3e3603dc114b5407d5d690c73"
          "checksum/secrets-db"       = kubernetes_secret_v1.db.data_wo_revision
          "checksum/secrets-pictures" = kubernetes_secret_v1.pictures.data_wo_revision
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.upload.metadata[0].name
        automount_service_account_token  = false
        enable_service_links             = false
        termination_grace_period_seconds = 15

        security_context {
          run_as_non_root = true

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name              = "upload"
          image             = "ghcr.io/acme/gallery:1.0.0"
          image_pull_policy = "IfNotPresent"

          port {
            name           = "http"
            container_port = 8080
            protocol       = "TCP"
          }

          env_from {
            config_map_ref {
              name = kubernetes_config_map_v1.upload.metadata[0].name
            }
          }

          env {
            name = "DB_PASSWORD"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.db.metadata[0].name
                key  = "DB_PASSWORD"
              }
            }
          }

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
            name  = "DATABASE_URL"
            value = "mysql://app:$(DB_PASSWORD)@db:3306/gallery"
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
            period_seconds    = 2
            timeout_seconds   = 1
            success_threshold = 1
            failure_threshold = 60

            http_get {
              path   = "/healthz"
              port   = "8080"
              scheme = "HTTP"
            }
          }

          readiness_probe {
            period_seconds    = 2
            timeout_seconds   = 1
            success_threshold = 2
            failure_threshold = 3

            http_get {
              path   = "/healthz"
              port   = "8080"
              scheme = "HTTP"
            }
          }

          liveness_probe {
            period_seconds    = 2
            timeout_seconds   = 1
            success_threshold = 1
            failure_threshold = 6

            http_get {
              path   = "/healthz"
              port   = "8080"
              scheme = "HTTP"
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

  depends_on = [
    kubernetes_stateful_set_v1.db,
    kubernetes_stateful_set_v1.pictures,
    kubernetes_job_v1.db_init,
    kubernetes_job_v1.pictures_init,
    kubernetes_service_v1.db,
    kubernetes_service_v1.pictures,
  ]
}

resource "kubernetes_ingress_v1" "upload" {
  metadata {
    name      = "upload"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.upload_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.Ingress/upload"
    }
  }

  spec {
    rule {
      host = "gallery.example.com"

      http {
        path {
          path      = "/upload"
          path_type = "Prefix"

          backend {
            service {
              name = "upload"

              port {
                number = 8080
              }
            }
          }
        }
      }
    }
  }

  depends_on = [kubernetes_service_v1.upload]
}

resource "kubernetes_network_policy_v1" "upload" {
  metadata {
    name      = "upload"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.upload_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/upload"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.upload_match_labels
    }

    ingress {
      ports {
        port     = "8080"
        protocol = "TCP"
      }
    }
  }
}
