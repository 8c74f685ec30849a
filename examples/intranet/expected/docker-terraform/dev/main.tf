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
  name   = "intranet-dev"
  driver = "bridge"

  labels {
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "main"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
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
    value = "tools"
  }
}

resource "docker_container" "main_proxy" {
  name         = "intranet-dev-main-proxy"
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
    internal = 8400
    external = 8400
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
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "main"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
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
    value = "tools"
  }
}

resource "docker_container" "main_proxy_config" {
  name         = "intranet-dev-main-proxy-config"
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

      http://:8400, http://wiki.example.com:8400 {
        reverse_proxy intranet-dev-wiki:8080 intranet-dev-wiki-2:8080 {
          lb_policy round_robin
          fail_duration 5s
          lb_try_duration 10s
          lb_try_interval 250ms
        }
      }
    EOT
    permissions = "0444"
  }

  labels {
    label = "cost-center"
    value = "1410"
  }

  labels {
    label = "io.omnideploy.component"
    value = "main"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "intranet"
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
    value = "tools"
  }

  depends_on = [docker_container.wiki, docker_container.wiki_2]

  lifecycle {
    postcondition {
      condition     = self.exit_code == 0
      error_message = "docker.Container/main-proxy-config ended with exit_code ${self.exit_code} instead of 0."
    }
  }
}
