# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  tracker_labels = {
    "app.kubernetes.io/component"  = "service"
    "app.kubernetes.io/instance"   = "fleet-staging"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "tracker"
    "app.kubernetes.io/part-of"    = "fleet"
    cost-center                    = "4711"
    "io.omnideploy.deployment"     = "fleet"
    "io.omnideploy.stack"          = "staging"
    team                           = "logistics"
  }

  tracker_selector = {
    "app.kubernetes.io/instance" = "fleet-staging"
    "app.kubernetes.io/name"     = "tracker"
  }

  tracker_match_labels = {
    "app.kubernetes.io/instance" = "fleet-staging"
    "app.kubernetes.io/name"     = "tracker"
  }
}

resource "kubernetes_secret_v1" "tracker" {
  type = "Opaque"
  data_wo = {
    DEVICE_KEY = var.device_key
  }
  data_wo_revision = parseint(substr(sha256(jsonencode({
    DEVICE_KEY = var.device_key_revision
  })), 0, 7), 16)

  metadata {
    name      = "tracker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.tracker_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Secret/tracker"
    }
  }
}

resource "kubernetes_service_v1" "tracker" {
  metadata {
    name      = "tracker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.tracker_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Service/tracker"
    }
  }

  spec {
    type     = "ClusterIP"
    selector = local.tracker_selector

    port {
      name        = "tcp"
      port        = 5055
      target_port = "tcp"
      protocol    = "TCP"
    }
  }
}

resource "kubernetes_service_v1" "tracker_public" {
  metadata {
    name      = "tracker-public"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.tracker_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Service/tracker-public"
    }
  }

  spec {
    type     = "LoadBalancer"
    selector = local.tracker_selector

    port {
      name        = "tcp"
      port        = 5055
      target_port = "tcp"
      protocol    = "TCP"
    }
  }
}

resource "kubernetes_service_account_v1" "tracker" {
  automount_service_account_token = false

  metadata {
    name      = "tracker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.tracker_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ServiceAccount/tracker"
    }
  }
}

resource "kubernetes_deployment_v1" "tracker" {
  metadata {
    name      = "tracker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.tracker_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.apps.Deployment/tracker"
    }
  }

  spec {
    replicas                  = "1"
    revision_history_limit    = 5
    progress_deadline_seconds = 600

    selector {
      match_labels = local.tracker_match_labels
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
        labels = local.tracker_labels
        annotations = {
          "checksum/secrets" = kubernetes_secret_v1.tracker.data_wo_revision
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.tracker.metadata[0].name
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
          name              = "tracker"
          image             = "ghcr.io/acme/fleet-tracker:2.3.0"
          image_pull_policy = "IfNotPresent"

          port {
            name           = "tcp"
            container_port = 5055
            protocol       = "TCP"
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

            tcp_socket {
              port = "5055"
            }
          }

          readiness_probe {
            period_seconds    = 10
            timeout_seconds   = 5
            success_threshold = 2
            failure_threshold = 3

            tcp_socket {
              port = "5055"
            }
          }

          liveness_probe {
            period_seconds    = 10
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 6

            tcp_socket {
              port = "5055"
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
            name       = "secret-files"
            mount_path = "/run/secrets/DEVICE_KEY"
            read_only  = true
            sub_path   = "DEVICE_KEY"
          }
        }

        volume {
          name = "secret-files"

          secret {
            default_mode = "292"
            secret_name  = kubernetes_secret_v1.tracker.metadata[0].name

            items {
              key  = "DEVICE_KEY"
              path = "DEVICE_KEY"
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

  depends_on = [kubernetes_deployment_v1.api, kubernetes_service_v1.api]
}

resource "kubernetes_network_policy_v1" "tracker" {
  metadata {
    name      = "tracker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.tracker_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/tracker"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.tracker_match_labels
    }

    ingress {
      ports {
        port     = "5055"
        protocol = "TCP"
      }
    }
  }
}
