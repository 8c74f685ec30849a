# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  admin_labels = {
    "app.kubernetes.io/component"  = "service"
    "app.kubernetes.io/instance"   = "fleet-prod"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "admin"
    "app.kubernetes.io/part-of"    = "fleet"
    cost-center                    = "4711"
    "io.omnideploy.deployment"     = "fleet"
    "io.omnideploy.stack"          = "prod"
    team                           = "logistics"
  }

  admin_match_labels = {
    "app.kubernetes.io/instance" = "fleet-prod"
    "app.kubernetes.io/name"     = "admin"
  }
}

resource "kubernetes_config_map_v1" "admin" {
  data = {
    API_URL = "http://api:9000"
  }

  metadata {
    name      = "admin"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.admin_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ConfigMap/admin"
    }
  }
}

resource "kubernetes_service_v1" "admin" {
  metadata {
    name      = "admin"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.admin_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Service/admin"
    }
  }

  spec {
    type = "ClusterIP"
    selector = {
      "app.kubernetes.io/instance" = "fleet-prod"
      "app.kubernetes.io/name"     = "admin"
    }

    port {
      name         = "http"
      port         = 3000
      target_port  = "http"
      protocol     = "TCP"
      app_protocol = "http"
    }
  }
}

resource "kubernetes_service_account_v1" "admin" {
  automount_service_account_token = false

  metadata {
    name      = "admin"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.admin_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ServiceAccount/admin"
    }
  }
}

resource "kubernetes_deployment_v1" "admin" {
  metadata {
    name      = "admin"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.admin_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.apps.Deployment/admin"
    }
  }

  spec {
    replicas                  = "2"
    revision_history_limit    = 5
    progress_deadline_seconds = 600

    selector {
      match_labels = local.admin_match_labels
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
        labels = local.admin_labels
        annotations = {
          "checksum/config" = "4ea9b109ec7049f27983bb671b49b017d812adab3acc5f6382e5024ab069088e"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.admin.metadata[0].name
        automount_service_account_token  = false
        enable_service_links             = false
        termination_grace_period_seconds = 15

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "kubernetes.io/hostname"
          when_unsatisfiable = "ScheduleAnyway"

          label_selector {
            match_labels = local.admin_match_labels
          }
        }

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "topology.kubernetes.io/zone"
          when_unsatisfiable = "ScheduleAnyway"

          label_selector {
            match_labels = local.admin_match_labels
          }
        }

        security_context {
          run_as_non_root = true

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name              = "admin"
          image             = "ghcr.io/acme/fleet-admin:2.3.0"
          image_pull_policy = "IfNotPresent"

          port {
            name           = "http"
            container_port = 3000
            protocol       = "TCP"
          }

          env_from {
            config_map_ref {
              name = kubernetes_config_map_v1.admin.metadata[0].name
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
              path   = "/admin/healthz"
              port   = "3000"
              scheme = "HTTP"
            }
          }

          readiness_probe {
            period_seconds    = 30
            timeout_seconds   = 5
            success_threshold = 2
            failure_threshold = 3

            http_get {
              path   = "/admin/healthz"
              port   = "3000"
              scheme = "HTTP"
            }
          }

          liveness_probe {
            period_seconds    = 30
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 6

            http_get {
              path   = "/admin/healthz"
              port   = "3000"
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

  depends_on = [kubernetes_deployment_v1.api, kubernetes_service_v1.api]
}

resource "kubernetes_ingress_v1" "admin" {
  metadata {
    name      = "admin"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.admin_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.Ingress/admin"
    }
  }

  spec {
    rule {
      host = "fleet.example.com"

      http {
        path {
          path      = "/admin"
          path_type = "Prefix"

          backend {
            service {
              name = "admin"

              port {
                number = 3000
              }
            }
          }
        }
      }
    }
  }

  depends_on = [kubernetes_service_v1.admin]
}

resource "kubernetes_network_policy_v1" "admin" {
  metadata {
    name      = "admin"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.admin_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/admin"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.admin_match_labels
    }

    ingress {
      ports {
        port     = "3000"
        protocol = "TCP"
      }
    }
  }
}

resource "kubernetes_pod_disruption_budget_v1" "admin" {
  metadata {
    name      = "admin"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.admin_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.policy.PodDisruptionBudget/admin"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = local.admin_match_labels
    }
  }
}
