# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  pictures_log_opts = {
    max-file = "3"
    max-size = "10m"
  }
}

resource "docker_image" "pictures" {
  name         = "pgsty/minio:RELEASE.2026-08-04T00-00-00Z"
  keep_locally = true
}

resource "docker_image" "pictures_init" {
  name         = "curlimages/curl:8.12.1"
  keep_locally = true
}

resource "docker_volume" "pictures_data" {
  name = "gallery-prod-pictures-data"

  labels {
    label = "io.omnideploy.component"
    value = "pictures"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Volume/pictures-data"
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

resource "docker_container" "pictures" {
  name                  = "gallery-prod-pictures"
  image                 = docker_image.pictures.image_id
  command               = ["server", "/data"]
  env                   = ["MINIO_ROOT_PASSWORD=${var.pictures_password}", "MINIO_ROOT_USER=app"]
  restart               = "unless-stopped"
  must_run              = true
  stop_timeout          = 60
  destroy_grace_seconds = 60
  network_mode          = "bridge"
  log_driver            = "json-file"
  log_opts              = local.pictures_log_opts

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["pictures"]
  }

  volumes {
    volume_name    = docker_volume.pictures_data.id
    container_path = "/data"
  }

  labels {
    label = "io.omnideploy.component"
    value = "pictures"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/pictures"
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

resource "docker_container" "pictures_init" {
  name       = "gallery-prod-pictures-init"
  image      = docker_image.pictures_init.image_id
  entrypoint = ["sh", "-euc"]
  command = [
    <<-EOT
      status() {
        printf 'user = "%s:%s"\n' "$S3_ACCESS_KEY" "$S3_SECRET_KEY" |
          curl -s -m 5 -K - --aws-sigv4 aws:amz:us-east-1:s3 -o /dev/null -w '%%{http_code}' "$@" || true
      }
      tries=60
      until [ "$(status "$S3_ENDPOINT/")" = 200 ]; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || { echo "$S3_ENDPOINT does not answer to the keys" >&2; exit 1; }
        sleep 1
      done
      for bucket in $BUCKETS; do
        [ "$(status -I "$S3_ENDPOINT/$bucket")" = 200 ] ||
          [ "$(status -X PUT "$S3_ENDPOINT/$bucket")" = 200 ] ||
          { echo "bucket $bucket could not be made" >&2; exit 1; }
      done
    EOT
  ]
  env = [
    "BUCKETS=pictures thumbnails",
    "S3_ACCESS_KEY=app",
    "S3_ENDPOINT=http://pictures:9000",
    "S3_SECRET_KEY=${var.pictures_password}",
  ]
  restart      = "no"
  must_run     = false
  attach       = true
  logs         = true
  network_mode = "bridge"
  log_driver   = "json-file"
  log_opts     = local.pictures_log_opts

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["pictures-init"]
  }

  labels {
    label = "io.omnideploy.component"
    value = "pictures"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/pictures-init"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "prod"
  }

  labels {
    label = "team"
    value = "storefront"
  }

  depends_on = [docker_container.pictures]

  lifecycle {
    postcondition {
      condition     = self.exit_code == 0
      error_message = "docker.Container/pictures-init ended with exit_code ${self.exit_code} instead of 0."
    }
  }
}
