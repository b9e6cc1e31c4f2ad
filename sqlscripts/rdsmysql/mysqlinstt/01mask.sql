-- A test needs none of production's log, and nobody's name, e-mail or address.
TRUNCATE TABLE mysqldbp.logs;
UPDATE mysqldbp.customers
SET email = CONCAT('user', id, '@example.com'),
    address = CONCAT(id, ' Example Street'),
    first_name = 'Customer',
    last_name = CONCAT('Number ', id);
