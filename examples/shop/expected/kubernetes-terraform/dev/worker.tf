# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  worker_labels = {
    "app.kubernetes.io/component"  = "worker"
    "app.kubernetes.io/instance"   = "shop-dev"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "worker"
    "app.kubernetes.io/part-of"    = "shop"
    "io.omnideploy.deployment"     = "shop"
    "io.omnideploy.stack"          = "dev"
    team                           = "storefront"
  }

  worker_match_labels = {
    "app.kubernetes.io/instance" = "shop-dev"
    "app.kubernetes.io/name"     = "worker"
  }
}

resource "kubernetes_service_account_v1" "worker" {
  automount_service_account_token = false

  metadata {
    name      = "worker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.worker_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ServiceAccount/worker"
    }
  }
}

resource "kubernetes_deployment_v1" "worker" {
  metadata {
    name      = "worker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.worker_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.apps.Deployment/worker"
    }
  }

  spec {
    replicas                  = "1"
    revision_history_limit    = 5
    progress_deadline_seconds = 600

    selector {
      match_labels = local.worker_match_labels
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
        labels = local.worker_labels
        annotations = {
          "checksum/secrets-cache" = kubernetes_secret_v1.cache.data_wo_revision
        }
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.worker.metadata[0].name
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
          name              = "worker"
          image             = "ghcr.io/acme/worker:1.4.0"
          image_pull_policy = "IfNotPresent"

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

  depends_on = [kubernetes_stateful_set_v1.cache, kubernetes_service_v1.cache]
}

resource "kubernetes_network_policy_v1" "worker" {
  metadata {
    name      = "worker"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.worker_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/worker"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = local.worker_match_labels
    }
  }
}
