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
  name   = "gallery-dev"
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
    value = "dev"
  }

  labels {
    label = "team"
    value = "storefront"
  }
}

resource "docker_container" "main_proxy" {
  name         = "gallery-dev-main-proxy"
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
    internal = 8080
    external = 8080
    ip       = "127.0.0.1"
    protocol = "tcp"
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
    value = "dev"
  }

  labels {
    label = "team"
    value = "storefront"
  }
}

resource "docker_container" "main_proxy_config" {
  name         = "gallery-dev-main-proxy-config"
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
        http_port 8080
        servers {
          protocols h1 h2
        }
      }

      http://:8080, http://gallery.example.com:8080 {
        @upload path /upload /upload/*
        route {
          reverse_proxy @upload gallery-dev-upload:8080 {
            lb_try_duration 10s
            lb_try_interval 250ms
            health_uri /healthz
            health_interval 2s
            health_timeout 1s
          }
          reverse_proxy gallery-dev-web:8080 gallery-dev-web-2:8080 {
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
    value = "dev"
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
