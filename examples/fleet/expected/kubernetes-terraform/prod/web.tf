# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  web_labels = {
    "app.kubernetes.io/component"  = "service"
    "app.kubernetes.io/instance"   = "fleet-prod"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "web"
    "app.kubernetes.io/part-of"    = "fleet"
    cost-center                    = "4711"
    "io.omnideploy.deployment"     = "fleet"
    "io.omnideploy.stack"          = "prod"
    team                           = "logistics"
  }

  web_match_labels = {
    "app.kubernetes.io/instance" = "fleet-prod"
    "app.kubernetes.io/name"     = "web"
  }
}

resource "kubernetes_config_map_v1" "web" {
  data = {
    API_URL = "http://api:9000"
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
      "app.kubernetes.io/instance" = "fleet-prod"
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
          "checksum/config" = "4ea9b109ec7049f27983bb671b49b017d812adab3acc5f6382e5024ab069088e"
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.web.metadata[0].name
        automount_service_account_token  = false
        enable_service_links             = false
        termination_grace_period_seconds = 15

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "kubernetes.io/hostname"
          when_unsatisfiable = "ScheduleAnyway"

          label_selector {
            match_labels = local.web_match_labels
          }
        }

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "topology.kubernetes.io/zone"
          when_unsatisfiable = "ScheduleAnyway"

          label_selector {
            match_labels = local.web_match_labels
          }
        }

        security_context {
          run_as_non_root = true

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name              = "web"
          image             = "ghcr.io/acme/fleet-web:2.3.0"
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

          resources {
            requests = {
              cpu    = "500m"
              memory = "1Gi"
            }
            limits = {
              memory = "2Gi"
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
            period_seconds    = 15
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
            period_seconds    = 15
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

  depends_on = [kubernetes_deployment_v1.api, kubernetes_service_v1.api]
}

resource "kubernetes_horizontal_pod_autoscaler_v2" "web" {
  metadata {
    name      = "web"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.web_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.autoscaling.HorizontalPodAutoscaler/web"
    }
  }

  spec {
    min_replicas = 2
    max_replicas = 8

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = kubernetes_deployment_v1.web.metadata[0].name
    }

    metric {
      type = "Resource"

      resource {
        name = "cpu"

        target {
          type                = "Utilization"
          average_utilization = 60
        }
      }
    }
  }
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
      host = "fleet.example.com"

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

resource "kubernetes_pod_disruption_budget_v1" "web" {
  metadata {
    name      = "web"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.web_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.policy.PodDisruptionBudget/web"
    }
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = local.web_match_labels
    }
  }
}
