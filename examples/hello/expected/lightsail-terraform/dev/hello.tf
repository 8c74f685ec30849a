# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_lightsail_container_service" "hello" {
  name  = "hello-dev-hello"
  power = "micro"
  scale = 1
  tags = {
    "omnideploy:component" = "hello"
    "omnideploy:resource"  = "aws.lightsail.ContainerService/hello"
  }
}

resource "aws_lightsail_container_service_deployment_version" "hello" {
  service_name = aws_lightsail_container_service.hello.name

  container {
    container_name = "hello"
    image          = "nginx:1.27"
    ports = {
      "80" = "HTTP"
    }
  }

  public_endpoint {
    container_name = "hello"
    container_port = 80

    health_check {
      path                = "/"
      success_codes       = "200-399"
      interval_seconds    = 30
      timeout_seconds     = 5
      healthy_threshold   = 2
      unhealthy_threshold = 3
    }
  }
}
