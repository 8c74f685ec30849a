"""Test image ghcr.io/acme/report: prints the number of visits that the web service has counted, and ends."""

import os
import sys

import psycopg2

url = os.environ.get("DATABASE_URL")
if not url:
    sys.exit("DATABASE_URL is not set")
connection = psycopg2.connect(url, connect_timeout=30)
with connection, connection.cursor() as cursor:
    # Before the first visit there is no table.
    cursor.execute("select to_regclass('hits')")
    hits = 0
    if cursor.fetchone()[0] is not None:
        cursor.execute("select coalesce(max(n), 0) from hits")
        hits = cursor.fetchone()[0]
connection.close()
print(f"hits={hits}")
