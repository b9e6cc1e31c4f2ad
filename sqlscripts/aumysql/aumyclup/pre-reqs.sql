-- What production holds, made up: a bank's account holders and what they have booked.
-- Run as the master user of aumyclup; it may be run again.

CREATE DATABASE IF NOT EXISTS aumydbp;

DROP TABLE IF EXISTS aumydbp.bookings;
DROP TABLE IF EXISTS aumydbp.holders;

CREATE TABLE aumydbp.holders (
  id INT NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  email VARCHAR(100) NOT NULL
);

CREATE TABLE aumydbp.bookings (
  id INT NOT NULL PRIMARY KEY,
  holder_id INT NOT NULL,
  amount DECIMAL(10, 2) NOT NULL,
  FOREIGN KEY (holder_id) REFERENCES aumydbp.holders (id)
);

INSERT INTO aumydbp.holders (id, name, email)
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 100)
SELECT
  n,
  CONCAT(ELT(1 + n % 4, 'Sven', 'Tilda', 'Umberto', 'Vera'), ' ', ELT(1 + n DIV 4 % 3, 'Wolf', 'Young', 'Zeman')),
  CONCAT('holder', n, '@mail.example.net')
FROM numbers;

INSERT INTO aumydbp.bookings (id, holder_id, amount)
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 400)
SELECT n, 1 + (n * 3) % 100, (n * 31) % 1000 - 300.5
FROM numbers;
