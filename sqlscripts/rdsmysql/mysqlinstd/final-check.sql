-- What development got: the books, an empty log, masked customers; the last line counts 0.
SELECT COUNT(*) AS books FROM mysqldbp.books;
SELECT COUNT(*) AS logs FROM mysqldbp.logs;
SELECT id, last_name, email, address FROM mysqldbp.customers ORDER BY id LIMIT 10;
SELECT COUNT(*) AS unmasked FROM mysqldbp.customers WHERE email NOT LIKE 'user%@example.com';
