# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "digitalocean_app" "main" {
  spec {
    name               = "shop-staging"
    region             = "nyc"
    disable_edge_cache = false

    service {
      name               = "web"
      http_port          = 8080
      instance_size_slug = "apps-s-1vcpu-1gb"
      instance_count     = 1

      image {
        registry_type = "GHCR"
        registry      = "acme"
        repository    = "web"
        tag           = "1.4.0"
      }

      env {
        key   = "BANK_URL"
        type  = "GENERAL"
        value = "https://bank.example.com/staging"
        scope = "RUN_TIME"
      }

      env {
        key   = "DATABASE_URL"
        type  = "GENERAL"
        value = "$${db.DATABASE_URL}"
        scope = "RUN_TIME"
      }

      env {
        key   = "GREETING"
        type  = "GENERAL"
        value = "hello from staging"
        scope = "RUN_TIME"
      }

      env {
        key   = "REDIS_URL"
        type  = "GENERAL"
        value = "$${cache.DATABASE_URL}"
        scope = "RUN_TIME"
      }

      env {
        key   = "STRIPE_KEY"
        type  = "SECRET"
        value = lookup(var.sealed_values, "shop-staging.web.STRIPE_KEY ${var.stripe_key_revision}", var.stripe_key)
        scope = "RUN_TIME"
      }

      health_check {
        http_path             = "/healthz"
        port                  = 8080
        failure_threshold     = 3
        initial_delay_seconds = 0
        period_seconds        = 5
        success_threshold     = 2
        timeout_seconds       = 5
      }
    }

    worker {
      name               = "worker"
      instance_size_slug = "apps-s-1vcpu-1gb"
      instance_count     = 1

      image {
        registry_type = "GHCR"
        registry      = "acme"
        repository    = "worker"
        tag           = "1.4.0"
      }

      env {
        key   = "REDIS_URL"
        type  = "GENERAL"
        value = "$${cache.DATABASE_URL}"
        scope = "RUN_TIME"
      }
    }

    database {
      name         = "cache"
      engine       = "VALKEY"
      version      = "8"
      production   = true
      cluster_name = digitalocean_database_cluster.cache.name
    }

    database {
      name         = "db"
      engine       = "PG"
      version      = "16"
      production   = true
      cluster_name = digitalocean_database_cluster.db.name
      db_name      = digitalocean_database_db.db_main.name
      db_user      = "doadmin"
    }

    ingress {
      rule {
        match {
          path {
            prefix = "/"
          }
        }

        component {
          name                 = "web"
          preserve_path_prefix = false
        }
      }
    }
  }

  timeouts {
    create = "30m"
  }
}
