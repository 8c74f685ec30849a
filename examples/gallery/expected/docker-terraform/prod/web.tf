# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  web_log_opts = {
    max-file = "3"
    max-size = "10m"
  }
}

resource "docker_image" "web" {
  name         = "ghcr.io/acme/gallery:1.0.0"
  keep_locally = true
}

resource "docker_container" "web" {
  name  = "gallery-prod-web"
  image = docker_image.web.image_id
  env = [
    "DATABASE_URL=mysql://app:${var.db_password}@db:3306/gallery",
    "S3_ACCESS_KEY=app",
    "S3_BUCKET=pictures",
    "S3_ENDPOINT=http://pictures:9000",
    "S3_SECRET_KEY=${var.pictures_password}",
  ]
  restart               = "unless-stopped"
  must_run              = true
  wait                  = true
  wait_timeout          = 42
  stop_timeout          = 10
  destroy_grace_seconds = 10
  network_mode          = "bridge"
  log_driver            = "json-file"
  log_opts              = local.web_log_opts

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["web"]
  }

  healthcheck {
    test = [
      "CMD-SHELL",
      "wget -q -O /dev/null 'http://127.0.0.1:8080/healthz' || curl -fsS -o /dev/null 'http://127.0.0.1:8080/healthz'",
    ]
    interval     = "2s"
    timeout      = "1s"
    start_period = "0s"
    retries      = 3
  }

  labels {
    label = "io.omnideploy.component"
    value = "web"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/web"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "prod"
  }

  labels {
    label = "team"
    value = "storefront"
  }

  depends_on = [
    docker_container.db,
    docker_container.db_init,
    docker_container.pictures,
    docker_container.pictures_init,
  ]
}

resource "docker_container" "web_2" {
  name  = "gallery-prod-web-2"
  image = docker_image.web.image_id
  env = [
    "DATABASE_URL=mysql://app:${var.db_password}@db:3306/gallery",
    "S3_ACCESS_KEY=app",
    "S3_BUCKET=pictures",
    "S3_ENDPOINT=http://pictures:9000",
    "S3_SECRET_KEY=${var.pictures_password}",
  ]
  restart               = "unless-stopped"
  must_run              = true
  wait                  = true
  wait_timeout          = 42
  stop_timeout          = 10
  destroy_grace_seconds = 10
  network_mode          = "bridge"
  log_driver            = "json-file"
  log_opts              = local.web_log_opts

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["web"]
  }

  healthcheck {
    test = [
      "CMD-SHELL",
      "wget -q -O /dev/null 'http://127.0.0.1:8080/healthz' || curl -fsS -o /dev/null 'http://127.0.0.1:8080/healthz'",
    ]
    interval     = "2s"
    timeout      = "1s"
    start_period = "0s"
    retries      = 3
  }

  labels {
    label = "io.omnideploy.component"
    value = "web"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/web-2"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "prod"
  }

  labels {
    label = "team"
    value = "storefront"
  }

  depends_on = [
    docker_container.db,
    docker_container.db_init,
    docker_container.pictures,
    docker_container.pictures_init,
  ]
}
