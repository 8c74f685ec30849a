# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  nightly_labels = {
    "app.kubernetes.io/component"  = "job"
    "app.kubernetes.io/instance"   = "shop-staging"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "nightly"
    "app.kubernetes.io/part-of"    = "shop"
    "io.omnideploy.deployment"     = "shop"
    "io.omnideploy.stack"          = "staging"
    team                           = "storefront"
  }
}

resource "kubernetes_service_account_v1" "nightly" {
  automount_service_account_token = false

  metadata {
    name      = "nightly"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.nightly_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ServiceAccount/nightly"
    }
  }
}

resource "kubernetes_cron_job_v1" "nightly" {
  metadata {
    name      = "nightly"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.nightly_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.batch.CronJob/nightly"
    }
  }

  spec {
    schedule                      = "0 3 * * *"
    timezone                      = "Etc/UTC"
    suspend                       = false
    concurrency_policy            = "Forbid"
    successful_jobs_history_limit = 3
    failed_jobs_history_limit     = 3

    job_template {
      metadata {
        labels = local.nightly_labels
      }

      spec {
        backoff_limit = 0

        template {
          metadata {
            labels = local.nightly_labels
            annotations = {
              "checksum/secrets-db" = kubernetes_secret_v1.db.data_wo_revision
            }
          }

          spec {
            service_account_name             = kubernetes_service_account_v1.nightly.metadata[0].name
            automount_service_account_token  = false
            enable_service_links             = false
            restart_policy                   = "Never"
            termination_grace_period_seconds = 10

            security_context {
              run_as_non_root = true

              seccomp_profile {
                type = "RuntimeDefault"
              }
            }

            container {
              name              = "nightly"
              image             = "ghcr.io/acme/report:1.4.0"
              image_pull_policy = "IfNotPresent"

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
                name  = "DATABASE_URL"
                value = "postgres://app:$(DB_PASSWORD)@db:5432/main"
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
    }
  }

  depends_on = [kubernetes_stateful_set_v1.db, kubernetes_job_v1.db_init, kubernetes_service_v1.db]
}

resource "kubernetes_network_policy_v1" "nightly" {
  metadata {
    name      = "nightly"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.nightly_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/nightly"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/instance" = "shop-staging"
        "app.kubernetes.io/name"     = "nightly"
      }
    }
  }
}
