-- Nobody's name or e-mail leaves production.
UPDATE aumydbp.holders
SET name = CONCAT('Holder ', id),
    email = CONCAT('user', id, '@example.com');
