-- Nobody's name, e-mail or telephone number leaves production.
UPDATE mariadbp.readers
SET name = CONCAT('Reader ', id),
    email = CONCAT('user', id, '@example.com'),
    phone = CONCAT('000-', id);
