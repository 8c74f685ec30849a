# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_volume" "db_data" {
  name = "shop-dev-db-data"

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
    value = "dev"
  }
}

resource "docker_container" "db" {
  name  = "shop-dev-db"
  image = "postgres:16"
  env   = ["POSTGRES_PASSWORD=${var.db_password}"]

  volumes {
    volume_name    = docker_volume.db_data.id
    container_path = "/var/lib/postgresql/data"
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
    value = "dev"
  }

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [cpus, log_opts]
  }
}
