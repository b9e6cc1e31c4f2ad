-- What production holds: full logs, real-looking addresses.
SELECT COUNT(*) AS books, MIN(price) AS cheapest, MAX(price) AS dearest FROM mysqldbp.books;
SELECT COUNT(*) AS logs, MIN(logged_at) AS first_entry, MAX(logged_at) AS last_entry FROM mysqldbp.logs;
SELECT id, first_name, last_name, email, address FROM mysqldbp.customers ORDER BY id LIMIT 10;
