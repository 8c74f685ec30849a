# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  router_labels = {
    "app.kubernetes.io/component"  = "worker"
    "app.kubernetes.io/instance"   = "fleet-staging"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "router"
    "app.kubernetes.io/part-of"    = "fleet"
    cost-center                    = "4711"
    "io.omnideploy.deployment"     = "fleet"
    "io.omnideploy.stack"          = "staging"
    team                           = "logistics"
  }

  router_match_labels = {
    "app.kubernetes.io/instance" = "fleet-staging"
    "app.kubernetes.io/name"     = "router"
  }
}

resource "kubernetes_service_account_v1" "router" {
  automount_service_account_token = false

  metadata {
    name      = "router"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.router_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ServiceAccount/router"
    }
  }
}

resource "kubernetes_deployment_v1" "router" {
  metadata {
    name      = "router"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.router_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.apps.Deployment/router"
    }
  }

  spec {
    replicas                  = "1"
    revision_history_limit    = 5
    progress_deadline_seconds = 600

    selector {
      match_labels = local.router_match_labels
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
        labels = local.router_labels
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.router.metadata[0].name
        automount_service_account_token  = false
        enable_service_links             = false
        termination_grace_period_seconds = 10

        security_context {
          run_as_non_root = true

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name              = "router"
          image             = "ghcr.io/acme/fleet-router:2.3.0"
          image_pull_policy = "IfNotPresent"

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

            exec {
              command = ["router", "--check"]
            }
          }

          readiness_probe {
            period_seconds    = 30
            timeout_seconds   = 5
            success_threshold = 2
            failure_threshold = 3

            exec {
              command = ["router", "--check"]
            }
          }

          liveness_probe {
            period_seconds    = 30
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 6

            exec {
              command = ["router", "--check"]
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

  depends_on = [kubernetes_deployment_v1.api, kubernetes_service_v1.api]
}

resource "kubernetes_network_policy_v1" "router" {
  metadata {
    name      = "router"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.router_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/router"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.router_match_labels
    }
  }
}
