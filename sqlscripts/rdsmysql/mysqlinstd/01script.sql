-- Development needs none of production's log.
TRUNCATE TABLE mysqldbp.logs;
