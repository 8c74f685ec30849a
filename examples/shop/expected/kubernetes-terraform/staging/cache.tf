# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  cache_labels = {
    "app.kubernetes.io/component"  = "redis"
    "app.kubernetes.io/instance"   = "shop-staging"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "cache"
    "app.kubernetes.io/part-of"    = "shop"
    "io.omnideploy.deployment"     = "shop"
    "io.omnideploy.stack"          = "staging"
    team                           = "storefront"
  }

  cache_match_labels = {
    "app.kubernetes.io/instance" = "shop-staging"
    "app.kubernetes.io/name"     = "cache"
  }
}

resource "kubernetes_persistent_volume_claim_v1" "cache_data" {
  wait_until_bound = false

  metadata {
    name      = "cache-data"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.cache_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.PersistentVolumeClaim/cache-data"
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

resource "kubernetes_secret_v1" "cache" {
  type = "Opaque"
  data_wo = {
    CACHE_PASSWORD = var.cache_password
  }
  data_wo_revision = parseint(substr(sha256(jsonencode({
    CACHE_PASSWORD = var.cache_password_revision
  })), 0, 7), 16)

  metadata {
    name      = "cache"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.cache_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Secret/cache"
    }
  }
}

resource "kubernetes_stateful_set_v1" "cache" {
  metadata {
    name      = "cache"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.cache_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.apps.StatefulSet/cache"
    }
  }

  spec {
    replicas               = "1"
    revision_history_limit = 5
    service_name           = "cache"
    pod_management_policy  = "OrderedReady"

    selector {
      match_labels = local.cache_match_labels
    }

    update_strategy {
      type = "RollingUpdate"
    }

    template {
      metadata {
        labels = local.cache_labels
        annotations = {
          "checksum/secrets" = kubernetes_secret_v1.cache.data_wo_revision
        }
      }

      spec {
        automount_service_account_token  = false
        enable_service_links             = false
        termination_grace_period_seconds = 60

        security_context {
          run_as_non_root        = true
          run_as_user            = "999"
          run_as_group           = "999"
          fs_group               = "999"
          fs_group_change_policy = "OnRootMismatch"

          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        container {
          name    = "cache"
          image   = "redis:7"
          command = ["sh", "-euc"]
          args = [
            <<-EOT
              exec docker-entrypoint.sh redis-server - <<EOF
              requirepass $REDISCLI_AUTH
              appendonly yes
              dir /data
              $REDIS_SETTINGS
              EOF
            EOT
          ]

          port {
            name           = "redis"
            container_port = 6379
            protocol       = "TCP"
          }

          env {
            name = "REDISCLI_AUTH"

            value_from {
              secret_key_ref {
                name = kubernetes_secret_v1.cache.metadata[0].name
                key  = "CACHE_PASSWORD"
              }
            }
          }

          env {
            name = "REDIS_SETTINGS"
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

            exec {
              command = ["sh", "-c", "redis-cli ping | grep -q PONG"]
            }
          }

          readiness_probe {
            period_seconds    = 5
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 3

            exec {
              command = ["sh", "-c", "redis-cli ping | grep -q PONG"]
            }
          }

          liveness_probe {
            period_seconds    = 5
            timeout_seconds   = 5
            success_threshold = 1
            failure_threshold = 6

            exec {
              command = ["sh", "-c", "redis-cli ping | grep -q PONG"]
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
            claim_name = kubernetes_persistent_volume_claim_v1.cache_data.metadata[0].name
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

resource "kubernetes_service_v1" "cache" {
  metadata {
    name      = "cache"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.cache_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.Service/cache"
    }
  }

  spec {
    type       = "ClusterIP"
    cluster_ip = "None"
    selector = {
      "app.kubernetes.io/instance" = "shop-staging"
      "app.kubernetes.io/name"     = "cache"
    }

    port {
      name        = "redis"
      port        = 6379
      target_port = "redis"
      protocol    = "TCP"
    }
  }
}

resource "kubernetes_network_policy_v1" "cache" {
  metadata {
    name      = "cache"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.cache_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/cache"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.cache_match_labels
    }

    ingress {
      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "shop-staging"
            "app.kubernetes.io/name"     = "web"
          }
        }
      }

      from {
        pod_selector {
          match_labels = {
            "app.kubernetes.io/instance" = "shop-staging"
            "app.kubernetes.io/name"     = "worker"
          }
        }
      }

      ports {
        port     = "6379"
        protocol = "TCP"
      }
    }
  }
}
