# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "digitalocean_database_cluster" "db" {
  name       = "shop-staging-db"
  region     = "nyc3"
  engine     = "pg"
  version    = "16"
  size       = "db-s-1vcpu-1gb"
  node_count = 1
  tags       = ["team:storefront"]
}

resource "digitalocean_database_db" "db_main" {
  name       = "main"
  cluster_id = digitalocean_database_cluster.db.id
}

resource "digitalocean_database_firewall" "db" {
  cluster_id = digitalocean_database_cluster.db.id

  rule {
    type  = "app"
    value = digitalocean_app.main.id
  }
}
