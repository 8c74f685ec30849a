# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  invoice_labels = {
    "app.kubernetes.io/component"  = "job"
    "app.kubernetes.io/instance"   = "fleet-staging"
    "app.kubernetes.io/managed-by" = "omnideploy"
    "app.kubernetes.io/name"       = "invoice"
    "app.kubernetes.io/part-of"    = "fleet"
    cost-center                    = "4711"
    "io.omnideploy.deployment"     = "fleet"
    "io.omnideploy.stack"          = "staging"
    team                           = "logistics"
  }
}

resource "kubernetes_config_map_v1" "invoice" {
  data = {
    API_URL = "http://api:9000"
  }

  metadata {
    name      = "invoice"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.invoice_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ConfigMap/invoice"
    }
  }
}

resource "kubernetes_service_account_v1" "invoice" {
  automount_service_account_token = false

  metadata {
    name      = "invoice"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.invoice_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.core.ServiceAccount/invoice"
    }
  }
}

resource "kubernetes_cron_job_v1" "invoice" {
  metadata {
    name      = "invoice"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.invoice_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.batch.CronJob/invoice"
    }
  }

  spec {
    schedule                      = "30 5 1 * *"
    timezone                      = "Etc/UTC"
    suspend                       = false
    concurrency_policy            = "Forbid"
    successful_jobs_history_limit = 3
    failed_jobs_history_limit     = 3

    job_template {
      metadata {
        labels = local.invoice_labels
      }

      spec {
        backoff_limit = 0

        template {
          metadata {
            labels = local.invoice_labels
            annotations = {
              "checksum/config" = "4ea9b109ec7049f27983bb671b49b017d812adab3acc5f6382e5024ab069088e"
            }
          }

          spec {
            service_account_name             = kubernetes_service_account_v1.invoice.metadata[0].name
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
              name              = "invoice"
              image             = "ghcr.io/acme/fleet-invoice:2.3.0"
              image_pull_policy = "IfNotPresent"

              env_from {
                config_map_ref {
                  name = kubernetes_config_map_v1.invoice.metadata[0].name
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

  depends_on = [kubernetes_deployment_v1.api, kubernetes_service_v1.api]
}

resource "kubernetes_network_policy_v1" "invoice" {
  metadata {
    name      = "invoice"
    namespace = kubernetes_namespace_v1.main.metadata[0].name
    labels    = local.invoice_labels
    annotations = {
      "io.omnideploy.resource" = "kubernetes.networking.NetworkPolicy/invoice"
    }
  }

  spec {
    policy_types = ["Ingress"]

    pod_selector {
      match_labels = {
        "app.kubernetes.io/instance" = "fleet-staging"
        "app.kubernetes.io/name"     = "invoice"
      }
    }
  }
}
