-- What production holds, made up: a library with readers and what they have borrowed.
-- Run as the master user of mariainstp; it may be run again.

CREATE DATABASE IF NOT EXISTS mariadbp;

DROP TABLE IF EXISTS mariadbp.loans;
DROP TABLE IF EXISTS mariadbp.readers;

CREATE TABLE mariadbp.readers (
  id INT NOT NULL PRIMARY KEY,
  name VARCHAR(100) NOT NULL,
  email VARCHAR(100) NOT NULL,
  phone VARCHAR(30) NOT NULL
);

CREATE TABLE mariadbp.loans (
  id INT NOT NULL PRIMARY KEY,
  reader_id INT NOT NULL,
  title VARCHAR(100) NOT NULL,
  due DATE NOT NULL,
  FOREIGN KEY (reader_id) REFERENCES mariadbp.readers (id)
);

INSERT INTO mariadbp.readers (id, name, email, phone)
SELECT
  seq,
  CONCAT(ELT(1 + seq % 5, 'Ida', 'Joris', 'Karla', 'Luca', 'Marta'), ' ', ELT(1 + seq DIV 5 % 4, 'Berg', 'Costa', 'Duda', 'Ekman')),
  CONCAT('reader', seq, '@mail.example.net'),
  CONCAT('+44 20 7946 ', LPAD(seq, 4, '0'))
FROM seq_1_to_120;

INSERT INTO mariadbp.loans (id, reader_id, title, due)
SELECT
  seq,
  1 + (seq * 7) % 120,
  ELT(1 + seq % 4, 'A Walk in Winter', 'The Clockmaker', 'Rivers of Europe', 'Bread at Home'),
  DATE('2026-01-01') + INTERVAL seq DAY
FROM seq_1_to_240;
