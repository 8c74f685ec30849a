# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  main_log_opts = {
    max-file = "3"
    max-size = "10m"
  }
}

resource "docker_image" "main_proxy" {
  name         = "caddy:2"
  keep_locally = true
}

resource "docker_network" "main" {
  name   = "gallery-prod"
  driver = "bridge"

  labels {
    label = "io.omnideploy.component"
    value = "main"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Network/main"
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

resource "docker_volume" "main_proxy_data" {
  name = "gallery-prod-main-proxy-data"

  labels {
    label = "io.omnideploy.component"
    value = "main"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Volume/main-proxy-data"
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

resource "docker_container" "main_proxy" {
  name         = "gallery-prod-main-proxy"
  image        = docker_image.main_proxy.image_id
  command      = ["caddy", "run", "--resume"]
  env          = []
  restart      = "unless-stopped"
  must_run     = true
  wait         = true
  wait_timeout = 60
  network_mode = "bridge"
  log_driver   = "json-file"
  log_opts     = local.main_log_opts

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["main-proxy"]
  }

  ports {
    internal = 80
    external = 80
    ip       = "0.0.0.0"
    protocol = "tcp"
  }

  ports {
    internal = 443
    external = 443
    ip       = "0.0.0.0"
    protocol = "tcp"
  }

  volumes {
    volume_name    = docker_volume.main_proxy_data.id
    container_path = "/data"
  }

  healthcheck {
    test         = ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:2019/config/"]
    interval     = "2s"
    timeout      = "5s"
    start_period = "0s"
    retries      = 30
  }

  labels {
    label = "io.omnideploy.component"
    value = "main"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/main-proxy"
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

resource "docker_container" "main_proxy_config" {
  name         = "gallery-prod-main-proxy-config"
  image        = docker_image.main_proxy.image_id
  command      = ["caddy", "reload", "--config", "/etc/caddy/Caddyfile"]
  env          = []
  restart      = "no"
  must_run     = false
  attach       = true
  logs         = true
  network_mode = "container:${docker_container.main_proxy.id}"
  log_driver   = "json-file"
  log_opts     = local.main_log_opts

  upload {
    file        = "/etc/caddy/Caddyfile"
    content     = <<-EOT
      {
        http_port 80
        servers {
          protocols h1 h2
        }
      }

      https://gallery.example.com {
        @upload path /upload /upload/*
        route {
          reverse_proxy @upload gallery-prod-upload:8080 {
            lb_try_duration 10s
            lb_try_interval 250ms
            health_uri /healthz
            health_interval 2s
            health_timeout 1s
          }
          reverse_proxy gallery-prod-web:8080 gallery-prod-web-2:8080 {
            lb_policy round_robin
            fail_duration 5s
            lb_try_duration 10s
            lb_try_interval 250ms
            health_uri /healthz
            health_interval 2s
            health_timeout 1s
          }
        }
      }
    EOT
    permissions = "0444"
  }

  labels {
    label = "io.omnideploy.component"
    value = "main"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "gallery"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/main-proxy-config"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "prod"
  }

  labels {
    label = "team"
    value = "storefront"
  }

  depends_on = [docker_container.upload, docker_container.web, docker_container.web_2]

  lifecycle {
    postcondition {
      condition     = self.exit_code == 0
      error_message = "docker.Container/main-proxy-config ended with exit_code ${self.exit_code} instead of 0."
    }
  }
}
