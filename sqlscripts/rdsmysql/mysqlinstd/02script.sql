-- Nobody's e-mail and nobody's address leaves production.
UPDATE mysqldbp.customers SET email = CONCAT('user', id, '@example.com');
UPDATE mysqldbp.customers
SET address = CONCAT(id, ' Example Street'),
    last_name = CONCAT('Customer', id);
