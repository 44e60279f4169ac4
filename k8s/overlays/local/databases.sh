#!/bin/sh
# The image's start script reads this once, over an empty volume: a database for each service, owned by a
# role of its own. It stops at the first thing that fails.

database() {
  psql --username=postgres --dbname=postgres --no-psqlrc --quiet \
    --set=ON_ERROR_STOP=1 --set=name="$1" --set=password="$2" <<'SQL'
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
}

database gateway "${GATEWAY_DATABASE_PASSWORD:?}"
database membership "${MEMBERSHIP_DATABASE_PASSWORD:?}"
database scheduling "${SCHEDULING_DATABASE_PASSWORD:?}"
database notification "${NOTIFICATION_DATABASE_PASSWORD:?}"
