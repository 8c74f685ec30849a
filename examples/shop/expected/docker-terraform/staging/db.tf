# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  db_log_opts = {
    max-file = "3"
    max-size = "10m"
  }
}

resource "docker_image" "db" {
  name         = "postgres:16"
  keep_locally = true
}

resource "docker_volume" "db_data" {
  name = "shop-staging-db-data"

  labels {
    label = "io.omnideploy.component"
    value = "db"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "shop"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Volume/db-data"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "staging"
  }

  labels {
    label = "team"
    value = "storefront"
  }

  lifecycle {
    ignore_changes = [labels]
  }
}

resource "docker_container" "db" {
  name                  = "shop-staging-db"
  image                 = docker_image.db.image_id
  env                   = ["POSTGRES_PASSWORD=${var.db_password}", "POSTGRES_USER=app"]
  restart               = "unless-stopped"
  must_run              = true
  wait                  = true
  wait_timeout          = 120
  stop_timeout          = 60
  destroy_grace_seconds = 60
  network_mode          = "bridge"
  log_driver            = "json-file"
  log_opts              = local.db_log_opts

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["db"]
  }

  volumes {
    volume_name    = docker_volume.db_data.id
    container_path = "/var/lib/postgresql/data"
  }

  healthcheck {
    test         = ["CMD", "pg_isready", "-q", "-h", "127.0.0.1", "-U", "app"]
    interval     = "2s"
    timeout      = "5s"
    start_period = "0s"
    retries      = 30
  }

  labels {
    label = "io.omnideploy.component"
    value = "db"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "shop"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/db"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "staging"
  }

  labels {
    label = "team"
    value = "storefront"
  }
}

resource "docker_container" "db_init" {
  name       = "shop-staging-db-init"
  image      = docker_image.db.image_id
  entrypoint = ["sh", "-euc"]
  command = [
    <<-EOT
      for database in $DATABASES; do
        found=$(psql -XAtqc "SELECT 1 FROM pg_database WHERE datname = '$database'")
        [ "$found" = 1 ] || createdb "$database"
      done
    EOT
  ]
  env = [
    "DATABASES=main",
    "PGDATABASE=postgres",
    "PGHOST=db",
    "PGPASSWORD=${var.db_password}",
    "PGUSER=app",
  ]
  restart      = "no"
  must_run     = false
  attach       = true
  logs         = true
  network_mode = "bridge"
  log_driver   = "json-file"
  log_opts     = local.db_log_opts

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["db-init"]
  }

  labels {
    label = "io.omnideploy.component"
    value = "db"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "shop"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/db-init"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "staging"
  }

  labels {
    label = "team"
    value = "storefront"
  }

  depends_on = [docker_container.db]

  lifecycle {
    postcondition {
      condition     = self.exit_code == 0
      error_message = "docker.Container/db-init ended with exit_code ${self.exit_code} instead of 0."
    }
  }
}
