# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  web_labels = {
    "app.kubernetes.io/instance" = "shop-prod"
    "app.kubernetes.io/name"     = "web"
    "io.omnideploy.deployment"   = "shop"
    "io.omnideploy.stack"        = "prod"
  }

  web_match_labels = {
    "app.kubernetes.io/instance" = "shop-prod"
    "app.kubernetes.io/name"     = "web"
  }
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
    max_replicas = 10

    scale_target_ref {
      api_version = "apps/v1"
      kind        = "Deployment"
      name        = "web"
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

resource "kubernetes_config_map_v1" "web" {
  data = {
    GREETING = "a\nb"
    LEVEL    = "1.10"
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

resource "kubernetes_persistent_volume_claim_v1" "web_files" {
  metadata {
    name      = "web-files"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.web_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.PersistentVolumeClaim/web-files"
    }
  }

  spec {
    access_modes = ["ReadWriteOnce"]

    resources {
      requests = {
        storage = "5Gi"
      }
    }
  }
}

resource "kubernetes_secret_v1" "web" {
  type = "Opaque"
  data_wo = {
    DB_PASSWORD = var.db
    TOKEN       = var.token
  }
  data_wo_revision = parseint(substr(sha256(jsonencode({
    DB_PASSWORD = var.db_revision
    TOKEN       = var.token_revision
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
    replicas                  = "2"
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
          "checksum/config"  = "abc"
          "checksum/secrets" = kubernetes_secret_v1.web.data_wo_revision
        }
      }

      spec {
        service_account_name             = "web"
        automount_service_account_token  = false
        termination_grace_period_seconds = 30

        image_pull_secrets {
          name = "web-registry"
        }

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "kubernetes.io/hostname"
          when_unsatisfiable = "ScheduleAnyway"

          label_selector {
            match_labels = local.web_match_labels
          }
        }

        security_context {
          run_as_non_root = true
          run_as_user     = "1000"

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name  = "web"
          image = "nginx:1.27"
          args  = ["-c", "a 'b' \"c\" $(D)"]

          port {
            name           = "http"
            container_port = 8080
            protocol       = "TCP"
          }

          env_from {
            config_map_ref {
              name = "web"
            }
          }

          env {
            name = "DB_PASSWORD"

            value_from {
              secret_key_ref {
                name = "web"
                key  = "DB_PASSWORD"
              }
            }
          }

          env {
            name  = "DATABASE_URL"
            value = "postgres://app:$(DB_PASSWORD)@db:5432/app"
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
            exec {
              command = ["true"]
            }
          }

          readiness_probe {
            period_seconds = 10

            http_get {
              path = "/healthz"
              port = "http"
            }
          }

          liveness_probe {
            tcp_socket {
              port = "8080"
            }
          }

          security_context {
            allow_privilege_escalation = false
            read_only_root_filesystem  = true

            capabilities {
              drop = ["ALL"]
            }
          }

          volume_mount {
            name       = "files"
            mount_path = "/files"
            read_only  = true
          }
        }

        volume {
          name = "files"

          persistent_volume_claim {
            claim_name = "web-files"
          }
        }

        volume {
          name = "tmp"

          empty_dir {}
        }
      }
    }
  }
}

resource "kubernetes_secret_v1" "web_registry" {
  type = "kubernetes.io/dockerconfigjson"
  data_wo = {
    ".dockerconfigjson" = jsonencode({
      auths = {
        "registry.example.com" = {
          password = var.login
          username = "bob"
        }
      }
    })
  }
  data_wo_revision = parseint(substr(sha256(jsonencode({
    ".dockerconfigjson" = jsonencode({
      auths = {
        "registry.example.com" = {
          password = var.login_revision
          username = "bob"
        }
      }
    })
  })), 0, 7), 16)

  metadata {
    name      = "web-registry"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.web_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Secret/web-registry"
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
      "app.kubernetes.io/instance" = "shop-prod"
      "app.kubernetes.io/name"     = "web"
    }

    port {
      name        = "http"
      port        = 80
      target_port = "http"
      protocol    = "TCP"
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

resource "kubernetes_manifest" "web_vault_external_secret" {
  manifest = {
    apiVersion = "external-secrets.io/v1"
    kind       = "ExternalSecret"
    metadata = {
      annotations = {
        "io.omnideploy.resource" = "kubernetes.externalsecrets.ExternalSecret/web-vault"
      }
      labels = {
        "app.kubernetes.io/instance" = "shop-prod"
        "app.kubernetes.io/name"     = "web"
        "io.omnideploy.deployment"   = "shop"
        "io.omnideploy.stack"        = "prod"
      }
      name      = "web-vault"
      namespace = kubernetes_namespace_v1.main.metadata[0].name
    }
    spec = {
      data = [
        {
          remoteRef = {
            key = "shop/key"
          }
          secretKey = "KEY"
        },
      ]
      refreshInterval = "1h"
      secretStoreRef = {
        kind = "ClusterSecretStore"
        name = "aws"
      }
      target = {
        name = "web-vault"
      }
    }
  }
}

resource "kubernetes_manifest" "web_http_route" {
  manifest = {
    apiVersion = "gateway.networking.k8s.io/v1"
    kind       = "HTTPRoute"
    metadata = {
      annotations = {
        "io.omnideploy.resource" = "kubernetes.gateway.HttpRoute/web"
      }
      labels = {
        "app.kubernetes.io/instance" = "shop-prod"
        "app.kubernetes.io/name"     = "web"
        "io.omnideploy.deployment"   = "shop"
        "io.omnideploy.stack"        = "prod"
      }
      name      = "web"
      namespace = kubernetes_namespace_v1.main.metadata[0].name
    }
    spec = {
      hostnames = ["shop.example.com"]
      parentRefs = [
        {
          name      = "public"
          namespace = "gateways"
        },
      ]
      rules = [
        {
          backendRefs = [
            {
              name = "web"
              port = 80
            },
          ]
          matches = [
            {
              path = {
                type  = "PathPrefix"
                value = "/"
              }
            },
          ]
        },
      ]
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
    ingress_class_name = "nginx"

    rule {
      host = "shop.example.com"

      http {
        path {
          path      = "/"
          path_type = "Prefix"

          backend {
            service {
              name = "web"

              port {
                name = "http"
              }
            }
          }
        }
      }
    }

    tls {
      hosts       = ["shop.example.com"]
      secret_name = "web-tls"
    }
  }
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
    policy_types = ["Ingress", "Egress"]

    pod_selector {
      match_labels = local.web_match_labels
    }

    ingress {
      ports {
        port     = "8080"
        protocol = "TCP"
      }
    }

    egress {
      to {
        ip_block {
          cidr = "0.0.0.0/0"
        }
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
