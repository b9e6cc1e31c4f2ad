-- Each of these queries must return no row.
SELECT id FROM mysqldbp.customers WHERE email NOT LIKE '%@example.com';
SELECT id FROM mysqldbp.customers WHERE address NOT LIKE '%Example Street';
