# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  hello_labels = {
    "app.kubernetes.io/component"  = "service"
    "app.kubernetes.io/instance"   = "hello-dev"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "hello"
    "app.kubernetes.io/part-of"    = "hello"
    "io.omnideploy.deployment"     = "hello"
    "io.omnideploy.stack"          = "dev"
    team                           = "platform"
  }

  hello_match_labels = {
    "app.kubernetes.io/instance" = "hello-dev"
    "app.kubernetes.io/name"     = "hello"
  }
}

resource "kubernetes_service_v1" "hello" {
  metadata {
    name      = "hello"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.hello_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Service/hello"
    }
  }

  spec {
    type = "ClusterIP"
    selector = {
      "app.kubernetes.io/instance" = "hello-dev"
      "app.kubernetes.io/name"     = "hello"
    }

    port {
      name         = "http"
      port         = 80
      target_port  = "http"
      protocol     = "TCP"
      app_protocol = "http"
    }
  }
}

resource "kubernetes_service_account_v1" "hello" {
  automount_service_account_token = false

  metadata {
    name      = "hello"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.hello_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ServiceAccount/hello"
    }
  }
}

resource "kubernetes_deployment_v1" "hello" {
  metadata {
    name      = "hello"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.hello_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.apps.Deployment/hello"
    }
  }

  spec {
    replicas                  = "1"
    revision_history_limit    = 5
    progress_deadline_seconds = 600

    selector {
      match_labels = local.hello_match_labels
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
        labels = local.hello_labels
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.hello.metadata[0].name
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
          name              = "hello"
          image             = "nginx:1.27"
          image_pull_policy = "IfNotPresent"

          port {
            name           = "http"
            container_port = 80
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

            http_get {
              path   = "/"
              port   = "80"
              scheme = "HTTP"
            }
          }

          readiness_probe {
            period_seconds    = 30
            timeout_seconds   = 5
            success_threshold = 2
            failure_threshold = 3

            http_get {
              path   = "/"
              port   = "80"
              scheme = "HTTP"
            }
          }

          liveness_probe {
            period_seconds    = 30
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 6

            http_get {
              path   = "/"
              port   = "80"
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
}

resource "kubernetes_ingress_v1" "hello" {
  metadata {
    name      = "hello"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.hello_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.Ingress/hello"
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
              name = "hello"

              port {
                number = 80
              }
            }
          }
        }
      }
    }
  }

  depends_on = [kubernetes_service_v1.hello]
}

resource "kubernetes_network_policy_v1" "hello" {
  metadata {
    name      = "hello"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.hello_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/hello"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.hello_match_labels
    }

    ingress {
      ports {
        port     = "80"
        protocol = "TCP"
      }
    }
  }
}
