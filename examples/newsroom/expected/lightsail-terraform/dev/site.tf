# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_lightsail_container_service" "site" {
  name  = "newsroom-dev-site"
  power = "medium"
  scale = 2
  tags = {
    "omnideploy:component" = "site"
    "omnideploy:resource"  = "aws.lightsail.ContainerService/site"
  }
}

resource "aws_lightsail_container_service_deployment_version" "site" {
  service_name = aws_lightsail_container_service.site.name

  container {
    container_name = "renderer"
    image          = "ghcr.io/acme/newsroom-renderer:2.3.0"
    command        = ["--port", "9000"]
    ports = {
      "9000" = "HTTP"
    }
  }

  container {
    container_name = "web"
    image          = "ghcr.io/acme/newsroom-web:2.3.0"
    environment = {
      API_URL      = "http://newsroom-dev-api.service.local:3000"
      RENDERER_URL = "http://localhost:9000"
    }
    ports = {
      "8080" = "HTTP"
    }
  }

  public_endpoint {
    container_name = "web"
    container_port = 8080

    health_check {
      path                = "/healthz"
      success_codes       = "200-399"
      interval_seconds    = 10
      timeout_seconds     = 4
      healthy_threshold   = 2
      unhealthy_threshold = 3
    }
  }

  depends_on = [aws_lightsail_container_service_deployment_version.api]
}
