-- What production holds, made up: books, customers with personal data, and a log.
-- Run as the master user of mysqlinstp; it may be run again.

CREATE DATABASE IF NOT EXISTS mysqldbp;

DROP TABLE IF EXISTS mysqldbp.logs;
DROP TABLE IF EXISTS mysqldbp.books;
DROP TABLE IF EXISTS mysqldbp.customers;

CREATE TABLE mysqldbp.books (
  id INT NOT NULL PRIMARY KEY,
  title VARCHAR(100) NOT NULL,
  author VARCHAR(100) NOT NULL,
  price DECIMAL(6, 2) NOT NULL
);

CREATE TABLE mysqldbp.customers (
  id INT NOT NULL PRIMARY KEY,
  first_name VARCHAR(50) NOT NULL,
  last_name VARCHAR(50) NOT NULL,
  email VARCHAR(100) NOT NULL,
  address VARCHAR(200) NOT NULL,
  created_at DATETIME NOT NULL
);

CREATE TABLE mysqldbp.logs (
  id INT NOT NULL PRIMARY KEY,
  customer_id INT NOT NULL,
  message VARCHAR(200) NOT NULL,
  logged_at DATETIME NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES mysqldbp.customers (id)
);

INSERT INTO mysqldbp.books (id, title, author, price)
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 200)
SELECT
  n,
  CONCAT(
    ELT(1 + n % 5, 'A History of ', 'The Art of ', 'Notes on ', 'Learning ', 'Beyond '),
    ELT(1 + n % 8, 'Lighthouses', 'Sourdough', 'Bridges', 'Chess', 'Glaciers', 'Printing', 'Bees', 'Maps'),
    ', volume ', 1 + n DIV 40),
  ELT(1 + n % 7, 'Ada Moreau', 'Bruno Keller', 'Carla Neri', 'Dan Okafor', 'Eva Lind', 'Farid Aziz', 'Greta Holm'),
  5 + (n * 37) % 60 + 0.99
FROM numbers;

INSERT INTO mysqldbp.customers (id, first_name, last_name, email, address, created_at)
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 300)
SELECT
  n,
  ELT(1 + n % 10, 'Anna', 'Bela', 'Chiara', 'David', 'Elif', 'Frank', 'Giulia', 'Hugo', 'Ines', 'Jonas'),
  ELT(1 + n DIV 10 % 9, 'Rossi', 'Maier', 'Novak', 'Dubois', 'Silva', 'Kovacs', 'Jansen', 'Larsen', 'Weber'),
  LOWER(CONCAT(
    ELT(1 + n % 10, 'Anna', 'Bela', 'Chiara', 'David', 'Elif', 'Frank', 'Giulia', 'Hugo', 'Ines', 'Jonas'),
    '.',
    ELT(1 + n DIV 10 % 9, 'Rossi', 'Maier', 'Novak', 'Dubois', 'Silva', 'Kovacs', 'Jansen', 'Larsen', 'Weber'),
    n,
    '@mail.example.net')),
  CONCAT(1 + (n * 7) % 120, ' ', ELT(1 + n % 4, 'Mill Lane', 'Station Road', 'Harbour Street', 'High Street'), ', ',
    ELT(1 + n % 6, 'Aldford', 'Brenwick', 'Carrowby', 'Dunmere', 'Eastholm', 'Farleigh')),
  TIMESTAMP('2024-01-01 08:00:00') + INTERVAL n DAY
FROM numbers;

INSERT INTO mysqldbp.logs (id, customer_id, message, logged_at)
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 900)
SELECT
  n,
  1 + (n * 13) % 300,
  CONCAT(ELT(1 + n % 3, 'ordered book ', 'looked at book ', 'reviewed book '), 1 + (n * 29) % 200),
  TIMESTAMP('2025-01-01 00:00:00') + INTERVAL n * 17 MINUTE
FROM numbers;
