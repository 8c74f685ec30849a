# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  api_labels = {
    "app.kubernetes.io/component"  = "service"
    "app.kubernetes.io/instance"   = "fleet-staging"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "api"
    "app.kubernetes.io/part-of"    = "fleet"
    cost-center                    = "4711"
    "io.omnideploy.deployment"     = "fleet"
    "io.omnideploy.stack"          = "staging"
    team                           = "logistics"
  }

  api_match_labels = {
    "app.kubernetes.io/instance" = "fleet-staging"
    "app.kubernetes.io/name"     = "api"
  }
}

resource "kubernetes_secret_v1" "api" {
  type = "Opaque"
  data_wo = {
    MAPS_KEY = var.maps_key
  }
  data_wo_revision = parseint(substr(sha256(jsonencode({
    MAPS_KEY = var.maps_key_revision
  })), 0, 7), 16)

  metadata {
    name      = "api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.api_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Secret/api"
    }
  }
}

resource "kubernetes_service_v1" "api" {
  metadata {
    name      = "api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.api_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Service/api"
    }
  }

  spec {
    type = "ClusterIP"
    selector = {
      "app.kubernetes.io/instance" = "fleet-staging"
      "app.kubernetes.io/name"     = "api"
    }

    port {
      name         = "http"
      port         = 9000
      target_port  = "http"
      protocol     = "TCP"
      app_protocol = "http"
    }
  }
}

resource "kubernetes_service_account_v1" "api" {
  automount_service_account_token = false

  metadata {
    name      = "api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.api_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ServiceAccount/api"
    }
  }
}

resource "kubernetes_deployment_v1" "api" {
  metadata {
    name      = "api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.api_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.apps.Deployment/api"
    }
  }

  spec {
    replicas                  = "1"
    revision_history_limit    = 5
    progress_deadline_seconds = 600

    selector {
      match_labels = local.api_match_labels
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
        labels = local.api_labels
        annotations = {
          "checksum/secrets" = kubernetes_secret_v1.api.data_wo_revision
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.api.metadata[0].name
        automount_service_account_token  = false
        enable_service_links             = false
        termination_grace_period_seconds = 15

        security_context {
          run_as_non_root = true
          run_as_user     = "1000"

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name              = "api"
          image             = "ghcr.io/acme/fleet-api:2.3.0"
          image_pull_policy = "IfNotPresent"

          port {
            name           = "http"
            container_port = 9000
            protocol       = "TCP"
          }

          env {
            name = "MAPS_KEY"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.api.metadata[0].name
                key  = "MAPS_KEY"
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
            failure_threshold = 24

            http_get {
              path   = "/healthz"
              port   = "9000"
              scheme = "HTTP"
            }
          }

          readiness_probe {
            period_seconds    = 30
            timeout_seconds   = 5
            success_threshold = 2
            failure_threshold = 3

            http_get {
              path   = "/healthz"
              port   = "9000"
              scheme = "HTTP"
            }
          }

          liveness_probe {
            period_seconds    = 30
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 6

            http_get {
              path   = "/healthz"
              port   = "9000"
              scheme = "HTTP"
            }
          }

          security_context {
            run_as_non_root            = true
            allow_privilege_escalation = false
            read_only_root_filesystem  = true

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
}

resource "kubernetes_network_policy_v1" "api" {
  metadata {
    name      = "api"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.api_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/api"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.api_match_labels
    }

    ingress {
      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "fleet-staging"
            "app.kubernetes.io/name"     = "admin"
          }
        }
      }

      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "fleet-staging"
            "app.kubernetes.io/name"     = "invoice"
          }
        }
      }

      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "fleet-staging"
            "app.kubernetes.io/name"     = "router"
          }
        }
      }

      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "fleet-staging"
            "app.kubernetes.io/name"     = "tracker"
          }
        }
      }

      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "fleet-staging"
            "app.kubernetes.io/name"     = "web"
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
