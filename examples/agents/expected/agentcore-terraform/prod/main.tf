# Written by OmniDeploy: `omnideploy generate` writes it anew.

data "aws_caller_identity" "current" {}

resource "aws_bedrockagentcore_memory" "main" {
  name                  = "helpdesk_prod_memory"
  event_expiry_duration = 30
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.bedrockagentcore.Memory/main"
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_bedrockagentcore_memory_strategy" "main_facts" {
  memory_id  = aws_bedrockagentcore_memory.main.id
  name       = "facts"
  type       = "SEMANTIC"
  namespaces = ["/strategies/{memoryStrategyId}/actors/{actorId}"]
}

resource "aws_bedrockagentcore_memory_strategy" "main_sessions" {
  memory_id   = aws_bedrockagentcore_memory.main.id
  name        = "sessions"
  type        = "SUMMARIZATION"
  description = "What was said in a session."
  namespaces  = ["/strategies/{memoryStrategyId}/actors/{actorId}/sessions/{sessionId}"]

  depends_on = [aws_bedrockagentcore_memory_strategy.main_facts]
}

resource "aws_iam_role" "main_gateway" {
  name = "helpdesk-prod-main-gateway"
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
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.iam.Role/main-gateway"
  }
}

resource "aws_iam_role_policy" "main_gateway" {
  name = "main-gateway"
  role = aws_iam_role.main_gateway.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "CallFunctions"
        Effect   = "Allow"
        Action   = "lambda:InvokeFunction"
        Resource = "arn:aws:lambda:us-east-1:123456789012:function:tickets"
      },
    ]
  })
}

resource "aws_bedrockagentcore_gateway" "main" {
  name            = "helpdesk-prod"
  role_arn        = aws_iam_role.main_gateway.arn
  protocol_type   = "MCP"
  authorizer_type = "AWS_IAM"
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.bedrockagentcore.Gateway/main"
  }

  protocol_configuration {
    mcp {
      search_type = "SEMANTIC"
    }
  }

  depends_on = [aws_iam_role_policy.main_gateway]
}

resource "aws_bedrockagentcore_gateway_target" "main_docs" {
  gateway_identifier = aws_bedrockagentcore_gateway.main.gateway_id
  name               = "docs"

  target_configuration {
    mcp {
      mcp_server {
        endpoint = "https://docs.example.com/mcp"
      }
    }
  }
}

resource "aws_bedrockagentcore_gateway_target" "main_tickets" {
  gateway_identifier = aws_bedrockagentcore_gateway.main.gateway_id
  name               = "tickets"

  credential_provider_configuration {
    gateway_iam_role {}
  }

  target_configuration {
    mcp {
      lambda {
        lambda_arn = "arn:aws:lambda:us-east-1:123456789012:function:tickets"

        tool_schema {
          inline_payload {
            name        = "find_ticket"
            description = "Finds a ticket by its number."

            input_schema {
              type = "object"

              property {
                name     = "fields"
                required = false
                type     = "array"

                items {
                  type = "string"
                }
              }

              property {
                description = "As printed in the mail."
                name        = "number"
                required    = true
                type        = "string"
              }
            }
          }
        }
      }
    }
  }
}

resource "aws_secretsmanager_secret" "main_tickets_key" {
  name                    = "helpdesk/prod/tickets_key"
  description             = "tickets_key of helpdesk/prod"
  recovery_window_in_days = 0
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.secretsmanager.Secret/main-tickets-key"
  }
}

resource "aws_secretsmanager_secret_version" "main_tickets_key" {
  secret_id                = aws_secretsmanager_secret.main_tickets_key.id
  secret_string_wo         = var.tickets_key
  secret_string_wo_version = var.tickets_key_revision
}
