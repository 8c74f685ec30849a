.terraform/
*.tfplan
*.tfstate
*.tfstate.*
