# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "digitalocean_app" "main" {
  spec {
    name               = "hello-dev"
    region             = "nyc"
    disable_edge_cache = false

    service {
      name               = "hello"
      http_port          = 80
      instance_size_slug = "apps-s-1vcpu-1gb"
      instance_count     = 1

      image {
        registry_type = "DOCKER_HUB"
        registry      = "library"
        repository    = "nginx"
        tag           = "1.27"
      }

      health_check {
        http_path             = "/"
        port                  = 80
        failure_threshold     = 3
        initial_delay_seconds = 0
        period_seconds        = 30
        success_threshold     = 2
        timeout_seconds       = 5
      }
    }

    ingress {
      rule {
        match {
          path {
            prefix = "/"
          }
        }

        component {
          name                 = "hello"
          preserve_path_prefix = false
        }
      }
    }
  }

  timeouts {
    create = "30m"
  }
}
