# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  hello_assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_security_group" "hello" {
  name        = "hello-dev-hello"
  description = "Tasks of hello"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "hello-dev-hello"
    "omnideploy:component" = "hello"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/hello"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "hello_egress" {
  security_group_id = aws_security_group.hello.id
  type              = "egress"
  description       = "To anywhere"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "hello_from_main_alb" {
  security_group_id        = aws_security_group.hello.id
  type                     = "ingress"
  description              = "From the load balancer"
  protocol                 = "tcp"
  from_port                = 80
  to_port                  = 80
  source_security_group_id = aws_security_group.main_alb.id
}

resource "aws_lb_target_group" "hello" {
  name                 = "hello-dev-hello-288a8c"
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = 80
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  tags = {
    "omnideploy:component" = "hello"
    "omnideploy:resource"  = "aws.elbv2.TargetGroup/hello"
  }

  health_check {
    path                = "/"
    protocol            = "HTTP"
    matcher             = "200-399"
    interval            = 30
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role" "hello_execution" {
  name               = "hello-dev-hello-execution"
  assume_role_policy = local.hello_assume_role_policy
  tags = {
    "omnideploy:component" = "hello"
    "omnideploy:resource"  = "aws.iam.Role/hello-execution"
  }
}

resource "aws_iam_role" "hello_task" {
  name               = "hello-dev-hello-task"
  assume_role_policy = local.hello_assume_role_policy
  tags = {
    "omnideploy:component" = "hello"
    "omnideploy:resource"  = "aws.iam.Role/hello-task"
  }
}

resource "aws_iam_role_policy_attachment" "hello_execution" {
  role       = aws_iam_role.hello_execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_cloudwatch_log_group" "hello" {
  name              = "/ecs/hello-dev/hello"
  retention_in_days = 30
  tags = {
    "omnideploy:component" = "hello"
    "omnideploy:resource"  = "aws.logs.LogGroup/hello"
  }
}

resource "aws_ecs_task_definition" "hello" {
  family                   = "hello-dev-hello"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.hello_execution.arn
  task_role_arn            = aws_iam_role.hello_task.arn
  container_definitions = jsonencode([
    {
      name      = "hello"
      image     = "nginx:1.27"
      essential = true
      portMappings = [
        {
          name          = "http-80"
          containerPort = 80
          hostPort      = 80
          protocol      = "tcp"
          appProtocol   = "http"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.hello.name
          awslogs-region        = "us-east-1"
          awslogs-stream-prefix = "ecs"
        }
      }
    },
  ])
  tags = {
    "omnideploy:component" = "hello"
    "omnideploy:resource"  = "aws.ecs.TaskDefinition/hello"
  }

  runtime_platform {
    cpu_architecture        = "X86_64"
    operating_system_family = "LINUX"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ecs_service" "hello" {
  name                               = "hello-dev-hello"
  cluster                            = aws_ecs_cluster.main.arn
  task_definition                    = aws_ecs_task_definition.hello.arn
  desired_count                      = 1
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = 60
  wait_for_steady_state              = true
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  availability_zone_rebalancing      = "ENABLED"
  tags = {
    "omnideploy:component" = "hello"
    "omnideploy:resource"  = "aws.ecs.Service/hello"
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.main_public_a.id, aws_subnet.main_public_b.id]
    security_groups  = [aws_security_group.hello.id]
    assign_public_ip = true
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.hello.arn
    container_name   = "hello"
    container_port   = 80
  }

  timeouts {
    create = "10m"
    update = "10m"
  }

  depends_on = [
    aws_route.main_public,
    aws_route_table_association.main_public_a,
    aws_route_table_association.main_public_b,
    aws_security_group_rule.hello_egress,
    aws_lb_listener.main_http,
    aws_iam_role_policy_attachment.hello_execution,
  ]
}
