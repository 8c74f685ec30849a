# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  db_log_opts = {
    max-file = "3"
    max-size = "10m"
  }
}

resource "docker_image" "db" {
  name         = "postgres:17"
  keep_locally = true
}

resource "docker_volume" "db_data" {
  name = "intranet-dev-db-data"

  labels {
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "db"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Volume/db-data"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "tools"
  }

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [labels]
  }
}

resource "docker_container" "db" {
  name                  = "intranet-dev-db"
  image                 = docker_image.db.image_id
  command               = ["postgres", "-c", "max_connections=50"]
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
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "db"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/db"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "tools"
  }
}

resource "docker_container" "db_init" {
  name       = "intranet-dev-db-init"
  image      = docker_image.db.image_id
  entrypoint = ["sh", "-euc"]
  command = [
    <<-EOT
      for database in $DATABASES; do
        found=$(psql -XAtqc "SELECT 1 FROM pg_database WHERE datname = '$database'")
        [ "$found" = 1 ] || createdb "$database"
      done
      for user in $USERS; do
        eval "password=\$PASSWORD_$user"
        found=$(psql -XAtqc "SELECT 1 FROM pg_roles WHERE rolname = '$user'")
        [ "$found" = 1 ] || psql -Xqc "CREATE ROLE \"$user\" LOGIN"
        echo "ALTER ROLE \"$user\" PASSWORD '$password'" | psql -Xq -v ON_ERROR_STOP=1
        for database in $DATABASES; do
          psql -Xq -v ON_ERROR_STOP=1 -d "$database" \
            -c "GRANT ALL ON DATABASE \"$database\" TO \"$user\"" \
            -c "GRANT ALL ON SCHEMA public TO \"$user\""
        done
      done
    EOT
  ]
  env = [
    "DATABASES=wiki search",
    "PASSWORD_reader=${var.db_reader_password}",
    "PGDATABASE=postgres",
    "PGHOST=db",
    "PGPASSWORD=${var.db_password}",
    "PGUSER=app",
    "USERS=reader",
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
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "db"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/db-init"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "tools"
  }

  depends_on = [docker_container.db]

  lifecycle {
    postcondition {
      condition     = self.exit_code == 0
      error_message = "docker.Container/db-init ended with exit_code ${self.exit_code} instead of 0."
    }
  }
}
