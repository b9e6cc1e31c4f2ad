-- On the old database, before anything else: test accounts that are older than a year are not carried over.
DELETE FROM mysqldbp.customers
WHERE email LIKE 'tester%@example.com' AND created_at < NOW() - INTERVAL 1 YEAR;
