# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  web_labels = {
    "app.kubernetes.io/component"  = "service"
    "app.kubernetes.io/instance"   = "shop-dev"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "web"
    "app.kubernetes.io/part-of"    = "shop"
    "io.omnideploy.deployment"     = "shop"
    "io.omnideploy.stack"          = "dev"
    team                           = "storefront"
  }

  web_match_labels = {
    "app.kubernetes.io/instance" = "shop-dev"
    "app.kubernetes.io/name"     = "web"
  }
}

resource "kubernetes_config_map_v1" "web" {
  data = {
    BANK_URL = "https://bank.example.com/dev"
    GREETING = "hello"
  }

  metadata {
    name      = "web"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.web_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ConfigMap/web"
    }
  }
}

resource "kubernetes_secret_v1" "web" {
  type = "Opaque"
  data_wo = {
    STRIPE_KEY = var.stripe_key
  }
  data_wo_revision = parseint(substr(sha256(jsonencode({
    STRIPE_KEY = var.stripe_key_revision
  })), 0, 7), 16)

  metadata {
    name      = "web"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.web_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Secret/web"
    }
  }
}

resource "kubernetes_service_v1" "web" {
  metadata {
    name      = "web"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.web_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Service/web"
    }
  }

  spec {
    type = "ClusterIP"
    selector = {
      "app.kubernetes.io/instance" = "shop-dev"
      "app.kubernetes.io/name"     = "web"
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

resource "kubernetes_service_account_v1" "web" {
  automount_service_account_token = false

  metadata {
    name      = "web"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.web_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ServiceAccount/web"
    }
  }
}

resource "kubernetes_deployment_v1" "web" {
  metadata {
    name      = "web"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.web_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.apps.Deployment/web"
    }
  }

  spec {
    replicas                  = "1"
    revision_history_limit    = 5
    progress_deadline_seconds = 600

    selector {
      match_labels = local.web_match_labels
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
        labels = local.web_labels
        annotations = {
          "checksum/config"        = "8eb948d1d3a494dfe0f5010f4cc42ada62ca23ce5441edcddfa9e28eed8868d3"
          "checksum/secrets"       = kubernetes_secret_v1.web.data_wo_revision
          "checksum/secrets-cache" = kubernetes_secret_v1.cache.data_wo_revision
          "checksum/secrets-db"    = kubernetes_secret_v1.db.data_wo_revision
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.web.metadata[0].name
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
          name              = "web"
          image             = "ghcr.io/acme/web:1.4.0"
          image_pull_policy = "IfNotPresent"

          port {
            name           = "http"
            container_port = 8080
            protocol       = "TCP"
          }

          env_from {
            config_map_ref {
              name = kubernetes_config_map_v1.web.metadata[0].name
            }
          }

          env {
            name = "CACHE_PASSWORD"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.cache.metadata[0].name
                key  = "CACHE_PASSWORD"
              }
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
            name = "STRIPE_KEY"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.web.metadata[0].name
                key  = "STRIPE_KEY"
              }
            }
          }

          env {
            name  = "DATABASE_URL"
            value = "postgres://app:$(DB_PASSWORD)@db:5432/main"
          }

          env {
            name  = "REDIS_URL"
            value = "redis://:$(CACHE_PASSWORD)@cache:6379/0"
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
            failure_threshold = 24

            http_get {
              path   = "/healthz"
              port   = "8080"
              scheme = "HTTP"
            }
          }

          readiness_probe {
            period_seconds    = 5
            timeout_seconds   = 5
            success_threshold = 2
            failure_threshold = 3

            http_get {
              path   = "/healthz"
              port   = "8080"
              scheme = "HTTP"
            }
          }

          liveness_probe {
            period_seconds    = 5
            timeout_seconds   = 5
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
    kubernetes_stateful_set_v1.cache,
    kubernetes_stateful_set_v1.db,
    kubernetes_job_v1.db_init,
    kubernetes_service_v1.cache,
    kubernetes_service_v1.db,
  ]
}

resource "kubernetes_ingress_v1" "web" {
  metadata {
    name      = "web"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.web_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.Ingress/web"
    }
  }

  spec {
    rule {
      http {
        path {
          path      = "/"
          path_type = "Prefix"

          backend {
            service {
              name = "web"

              port {
                number = 8080
              }
            }
          }
        }
      }
    }
  }

  depends_on = [kubernetes_service_v1.web]
}

resource "kubernetes_network_policy_v1" "web" {
  metadata {
    name      = "web"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.web_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/web"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.web_match_labels
    }

    ingress {
      ports {
        port     = "8080"
        protocol = "TCP"
      }
    }
  }
}
