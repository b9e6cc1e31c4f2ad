-- What the region has written down beside the data: one object for each cluster of the global
-- database, {"self", "region", "primary", "servers", "apart"}; nothing outside of one.
CREATE OR REPLACE FUNCTION pg_catalog.rds_global_topology()
RETURNS TABLE (self boolean, region text, is_primary boolean, servers text[], apart timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
  SELECT (c->>'self')::boolean,
         c->>'region',
         (c->>'primary')::boolean,
         ARRAY(SELECT jsonb_array_elements_text(c->'servers')),
         (c->>'apart')::timestamptz
  FROM jsonb_array_elements(coalesce(pg_read_file('../topology', true), '[]')::jsonb) AS c
$$;

-- Where each cluster is in the log, as far as this server can know: the primary is told by its
-- followers, a secondary knows itself and what the primary last said. A cluster that is not
-- heard of lags behind by as long as it has not been heard of.
CREATE OR REPLACE FUNCTION pg_catalog.rds_global_positions()
RETURNS TABLE (region text, is_primary boolean, servers text[], received bigint, replayed bigint,
               flush_lag bigint, replay_lag bigint, xmin bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
  SELECT c.region, c.is_primary, c.servers,
    CASE
      WHEN c.self AND NOT pg_is_in_recovery() THEN (pg_current_wal_lsn() - '0/0')::bigint
      WHEN c.self THEN (coalesce(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0')::bigint
      WHEN c.is_primary THEN (w.latest_end_lsn - '0/0')::bigint
      ELSE (s.flush_lsn - '0/0')::bigint
    END,
    CASE
      WHEN c.is_primary THEN NULL
      WHEN c.self THEN (pg_last_wal_replay_lsn() - '0/0')::bigint
      ELSE (s.replay_lsn - '0/0')::bigint
    END,
    CASE
      WHEN c.is_primary THEN NULL
      WHEN c.self THEN extract(epoch FROM CASE
        WHEN w.status = 'streaming' AND w.flushed_lsn >= w.latest_end_lsn THEN interval '0'
        ELSE clock_timestamp()
          - coalesce(c.apart, pg_last_xact_replay_timestamp(), pg_postmaster_start_time())
        END) * 1000
      WHEN s.state = 'streaming' AND s.flush_lsn >= pg_current_wal_flush_lsn() THEN 0
      WHEN s.state = 'streaming' THEN
        extract(epoch FROM coalesce(s.flush_lag, clock_timestamp() - s.reply_time)) * 1000
      ELSE extract(epoch FROM clock_timestamp()
        - coalesce(c.apart, pg_postmaster_start_time())) * 1000
    END::bigint,
    CASE
      WHEN c.is_primary THEN NULL
      WHEN c.self THEN extract(epoch FROM CASE
        WHEN w.status = 'streaming' AND pg_last_wal_replay_lsn() >= w.latest_end_lsn
          THEN interval '0'
        ELSE clock_timestamp()
          - coalesce(c.apart, pg_last_xact_replay_timestamp(), pg_postmaster_start_time())
        END) * 1000
      WHEN s.state = 'streaming' AND s.replay_lsn >= pg_current_wal_flush_lsn() THEN 0
      WHEN s.state = 'streaming' THEN
        extract(epoch FROM coalesce(s.replay_lag, clock_timestamp() - s.reply_time)) * 1000
      ELSE extract(epoch FROM clock_timestamp()
        - coalesce(c.apart, pg_postmaster_start_time())) * 1000
    END::bigint,
    CASE
      WHEN c.is_primary THEN 0
      WHEN c.self THEN (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
      ELSE (s.backend_xmin::text)::bigint
    END
  FROM rds_global_topology() AS c
  LEFT JOIN pg_stat_wal_receiver AS w ON true
  LEFT JOIN pg_stat_replication AS s ON s.application_name = c.region AND NOT c.self
$$;

CREATE OR REPLACE FUNCTION pg_catalog.aurora_global_db_status()
RETURNS TABLE (aws_region text, highest_lsn_written bigint, durability_lag_in_msec bigint,
               rpo_lag_in_msec bigint, last_lag_calculation_time timestamptz,
               feedback_epoch bigint, feedback_xmin bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
  SELECT p.region, coalesce(p.received, 0),
    CASE WHEN p.is_primary THEN -1 ELSE greatest(p.flush_lag, 0) END,
    CASE WHEN p.is_primary THEN -1 ELSE greatest(p.flush_lag, 0) END,
    CASE WHEN p.is_primary THEN timestamptz 'epoch' ELSE clock_timestamp() END,
    0::bigint, coalesce(p.xmin, 0)
  FROM rds_global_positions() AS p
  ORDER BY p.is_primary DESC, p.region
$$;

CREATE OR REPLACE FUNCTION pg_catalog.aurora_global_db_instance_status()
RETURNS TABLE (server_id text, session_id text, aws_region text, durable_lsn bigint,
               highest_lsn_rcvd bigint, feedback_epoch bigint, feedback_xmin bigint,
               oldest_read_view_lsn bigint, visibility_lag_in_msec bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
AS $$
  SELECT m.server,
    CASE WHEN p.is_primary AND m.place = 1 THEN 'MASTER_SESSION_ID'
         ELSE md5(p.region || m.server)::uuid::text END,
    p.region, coalesce(p.received, 0),
    CASE WHEN p.is_primary AND m.place = 1 THEN NULL ELSE p.received END,
    CASE WHEN p.is_primary AND m.place = 1 THEN NULL ELSE 0 END::bigint,
    CASE WHEN p.is_primary AND m.place = 1 THEN NULL ELSE coalesce(p.xmin, 0) END,
    CASE WHEN p.is_primary AND m.place = 1 THEN NULL ELSE coalesce(p.replayed, p.received) END,
    CASE WHEN p.is_primary AND m.place = 1 THEN NULL ELSE greatest(p.replay_lag, 0) END
  FROM rds_global_positions() AS p
  CROSS JOIN LATERAL unnest(p.servers) WITH ORDINALITY AS m (server, place)
  ORDER BY p.is_primary DESC, p.region, m.place
$$;

REVOKE EXECUTE ON FUNCTION pg_catalog.rds_global_topology() FROM PUBLIC;
REVOKE EXECUTE ON FUNCTION pg_catalog.rds_global_positions() FROM PUBLIC;
