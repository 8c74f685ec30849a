# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "docker_image" "web" {
  name         = "ghcr.io/acme/web:1.4.0"
  keep_locally = true
}

resource "docker_container" "web" {
  name  = "shop-dev-web"
  image = docker_image.web.image_id
  env = [
    "BANK_URL=https://bank.example.com/dev",
    "DATABASE_URL=postgres://app:${var.db_password}@db:5432/main",
    "GREETING=hello",
    "REDIS_URL=redis://:${var.cache_password}@cache:6379/0",
    "STRIPE_KEY=${var.stripe_key}",
  ]
  restart               = "unless-stopped"
  must_run              = true
  wait                  = true
  wait_timeout          = 70
  stop_timeout          = 10
  destroy_grace_seconds = 10
  network_mode          = "bridge"
  log_driver            = "json-file"
  log_opts = {
    max-file = "3"
    max-size = "10m"
  }

  networks_advanced {
    name    = docker_network.main.id
    aliases = ["web"]
  }

  ports {
    internal = 8080
    external = 8080
    ip       = "127.0.0.1"
    protocol = "tcp"
  }

  healthcheck {
    test = [
      "CMD-SHELL",
      "wget -q -O /dev/null 'http://127.0.0.1:8080/healthz' || curl -fsS -o /dev/null 'http://127.0.0.1:8080/healthz'",
    ]
    interval     = "5s"
    timeout      = "5s"
    start_period = "0s"
    retries      = 3
  }

  labels {
    label = "io.omnideploy.component"
    value = "web"
  }

  labels {
    label = "io.omnideploy.deployment"
    value = "shop"
  }

  labels {
    label = "io.omnideploy.resource"
    value = "docker.Container/web"
  }

  labels {
    label = "io.omnideploy.stack"
    value = "dev"
  }

  labels {
    label = "team"
    value = "storefront"
  }

  depends_on = [docker_container.cache, docker_container.db, docker_container.db_init]
}
