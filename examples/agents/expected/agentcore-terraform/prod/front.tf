# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_iam_role" "front" {
  name = "helpdesk-prod-front"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "bedrock-agentcore.amazonaws.com"
        }
        Action = "sts:AssumeRole"
        Condition = {
          ArnLike = {
            "aws:SourceArn" = "arn:aws:bedrock-agentcore:us-east-1:${data.aws_caller_identity.current.account_id}:*"
          }
          StringEquals = {
            "aws:SourceAccount" = data.aws_caller_identity.current.account_id
          }
        }
      },
    ]
  })
  tags = {
    "omnideploy:component" = "front"
    "omnideploy:resource"  = "aws.iam.Role/front"
  }
}

resource "aws_iam_role_policy" "front" {
  name = "front"
  role = aws_iam_role.front.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "PullImage"
        Effect   = "Allow"
        Action   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
        Resource = "arn:aws:ecr:us-east-1:123456789012:repository/helpdesk/front"
      },
      {
        Sid      = "EnterRegistry"
        Effect   = "Allow"
        Action   = "ecr:GetAuthorizationToken"
        Resource = "*"
      },
      {
        Sid    = "WriteLog"
        Effect = "Allow"
        Action = [
          "logs:CreateLogGroup",
          "logs:CreateLogStream",
          "logs:DescribeLogStreams",
          "logs:PutLogEvents",
        ]
        Resource = [
          "arn:aws:logs:us-east-1:${data.aws_caller_identity.current.account_id}:log-group:/aws/bedrock-agentcore/runtimes/*",
          "arn:aws:logs:us-east-1:${data.aws_caller_identity.current.account_id}:log-group:/aws/bedrock-agentcore/runtimes/*:log-stream:*",
        ]
      },
      {
        Sid      = "FindLogs"
        Effect   = "Allow"
        Action   = "logs:DescribeLogGroups"
        Resource = "arn:aws:logs:us-east-1:${data.aws_caller_identity.current.account_id}:log-group:*"
      },
      {
        Sid    = "SendTraces"
        Effect = "Allow"
        Action = [
          "xray:GetSamplingRules",
          "xray:GetSamplingTargets",
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments",
        ]
        Resource = "*"
      },
      {
        Sid      = "SendMetrics"
        Effect   = "Allow"
        Action   = "cloudwatch:PutMetricData"
        Resource = "*"
        Condition = {
          StringEquals = {
            "cloudwatch:namespace" = "bedrock-agentcore"
          }
        }
      },
      {
        Sid    = "GetIdentity"
        Effect = "Allow"
        Action = [
          "bedrock-agentcore:GetWorkloadAccessToken",
          "bedrock-agentcore:GetWorkloadAccessTokenForJWT",
          "bedrock-agentcore:GetWorkloadAccessTokenForUserId",
        ]
        Resource = [
          "arn:aws:bedrock-agentcore:us-east-1:${data.aws_caller_identity.current.account_id}:workload-identity-directory/default",
          "arn:aws:bedrock-agentcore:us-east-1:${data.aws_caller_identity.current.account_id}:workload-identity-directory/default/workload-identity/helpdesk_prod_front-*",
        ]
      },
      {
        Sid    = "CallModels"
        Effect = "Allow"
        Action = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"]
        Resource = [
          "arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0",
          "arn:aws:bedrock:us-east-1:${data.aws_caller_identity.current.account_id}:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0",
        ]
      },
      {
        Sid    = "ReadSecrets"
        Effect = "Allow"
        Action = "secretsmanager:GetSecretValue"
        Resource = [
          "arn:aws:secretsmanager:us-east-1:123456789012:secret:crm-AbCdEf",
          aws_secretsmanager_secret.main_tickets_key.arn,
        ]
      },
      {
        Sid    = "UseMemory"
        Effect = "Allow"
        Action = [
          "bedrock-agentcore:CreateEvent",
          "bedrock-agentcore:DeleteEvent",
          "bedrock-agentcore:GetEvent",
          "bedrock-agentcore:GetMemory",
          "bedrock-agentcore:GetMemoryRecord",
          "bedrock-agentcore:ListActors",
          "bedrock-agentcore:ListEvents",
          "bedrock-agentcore:ListMemoryRecords",
          "bedrock-agentcore:ListSessions",
          "bedrock-agentcore:RetrieveMemoryRecords",
        ]
        Resource = aws_bedrockagentcore_memory.main.arn
      },
      {
        Sid      = "UseGateway"
        Effect   = "Allow"
        Action   = "bedrock-agentcore:InvokeGateway"
        Resource = aws_bedrockagentcore_gateway.main.gateway_arn
      },
      {
        Sid    = "CallAgents"
        Effect = "Allow"
        Action = "bedrock-agentcore:InvokeAgentRuntime"
        Resource = [
          aws_bedrockagentcore_agent_runtime.research.agent_runtime_arn,
          "${aws_bedrockagentcore_agent_runtime.research.agent_runtime_arn}/*",
        ]
      },
    ]
  })
}

resource "aws_bedrockagentcore_agent_runtime" "front" {
  agent_runtime_name = "helpdesk_prod_front"
  description        = "Takes questions and answers them."
  role_arn           = aws_iam_role.front.arn
  environment_variables = {
    AGENTCORE_GATEWAY_URL       = aws_bedrockagentcore_gateway.main.gateway_url
    BEDROCK_AGENTCORE_MEMORY_ID = aws_bedrockagentcore_memory.main.id
    CRM_TOKEN_ARN               = "arn:aws:secretsmanager:us-east-1:123456789012:secret:crm-AbCdEf"
    LOG_LEVEL                   = "info"
    RESEARCH_URL                = "https://bedrock-agentcore.us-east-1.amazonaws.com/runtimes/${aws_bedrockagentcore_agent_runtime.research.agent_runtime_id}/invocations?accountId=${data.aws_caller_identity.current.account_id}&qualifier=DEFAULT"
    TICKETS_KEY_ARN             = aws_secretsmanager_secret.main_tickets_key.arn
  }
  lifecycle_configuration = [
    {
      idle_runtime_session_timeout = 600
      max_lifetime                 = 28800
    },
  ]
  tags = {
    "omnideploy:component" = "front"
    "omnideploy:resource"  = "aws.bedrockagentcore.AgentRuntime/front"
  }

  agent_runtime_artifact {
    container_configuration {
      container_uri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/helpdesk/front:2.0.3"
    }
  }

  authorizer_configuration {
    custom_jwt_authorizer {
      allowed_clients = ["helpdesk-web"]
      discovery_url   = "https://login.example.com/.well-known/openid-configuration"
    }
  }

  network_configuration {
    network_mode = "VPC"

    network_mode_config {
      security_groups = ["sg-0a1b2c3d4e5f60718"]
      subnets         = ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"]
    }
  }

  protocol_configuration {
    server_protocol = "HTTP"
  }

  request_header_configuration {
    request_header_allowlist = ["Authorization"]
  }

  depends_on = [aws_iam_role_policy.front, aws_secretsmanager_secret_version.main_tickets_key]
}

resource "aws_bedrockagentcore_agent_runtime_endpoint" "front_live" {
  agent_runtime_id      = aws_bedrockagentcore_agent_runtime.front.agent_runtime_id
  agent_runtime_version = "3"
  description           = "What customers reach."
  name                  = "live"
  tags = {
    "omnideploy:component" = "front"
    "omnideploy:resource"  = "aws.bedrockagentcore.AgentRuntimeEndpoint/front-live"
  }
}
