# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  db_log_opts = {
    max-file = "3"
    max-size = "10m"
  }
}

resource "docker_image" "db" {
  name         = "mysql:8.4"
  keep_locally = true
}

resource "docker_volume" "db_data" {
  name = "gallery-prod-db-data"

  labels {
    label = "io.omnideploy.component"
    value = "db"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Volume/db-data"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "prod"
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
  name                  = "gallery-prod-db"
  image                 = docker_image.db.image_id
  env                   = ["MYSQL_ROOT_PASSWORD=${var.db_root_password}"]
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
    container_path = "/var/lib/mysql"
  }

  healthcheck {
    test         = ["CMD-SHELL", "mysqladmin ping -s -h 127.0.0.1 || mariadb-admin ping -s -h 127.0.0.1"]
    interval     = "2s"
    timeout      = "5s"
    start_period = "1m0s"
    retries      = 30
  }

  labels {
    label = "io.omnideploy.component"
    value = "db"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/db"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "prod"
  }

  labels {
    label = "team"
    value = "storefront"
  }
}

resource "docker_container" "db_init" {
  name       = "gallery-prod-db-init"
  image      = docker_image.db.image_id
  entrypoint = ["sh", "-euc"]
  command = [
    <<-EOT
      mysql=$(command -v mysql || command -v mariadb)
      {
        for database in $DATABASES; do
          echo "CREATE DATABASE IF NOT EXISTS \`$database\`;"
        done
        for user in $USERS; do
          eval "password=\$PASSWORD_$user"
          echo "CREATE USER IF NOT EXISTS '$user'@'%' IDENTIFIED BY '$password';"
          echo "ALTER USER '$user'@'%' IDENTIFIED BY '$password';"
          for database in $DATABASES; do
            echo "GRANT ALL ON \`$(echo "$database" | sed 's/_/\\_/g')\`.* TO '$user'@'%';"
          done
        done
      } | "$mysql" --host="$MYSQL_HOST" --user=root
    EOT
  ]
  env = [
    "DATABASES=gallery",
    "MYSQL_HOST=db",
    "MYSQL_PWD=${var.db_root_password}",
    "PASSWORD_app=${var.db_password}",
    "PASSWORD_reader=${var.db_reader_password}",
    "USERS=app reader",
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
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/db-init"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "prod"
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
