-- What production holds, made up: a small shop with customers, orders and their lines.
-- Run as the master user of auposclup, connected to its database; it may be run again.

DROP TABLE IF EXISTS public.order_lines;
DROP TABLE IF EXISTS public.orders;
DROP TABLE IF EXISTS public.customers;

CREATE TABLE public.customers (
  id integer PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  address text NOT NULL,
  created_at timestamp NOT NULL
);

CREATE TABLE public.orders (
  id integer PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES public.customers (id),
  ordered_at timestamp NOT NULL,
  status text NOT NULL CHECK (status IN ('open', 'sent', 'returned'))
);

CREATE TABLE public.order_lines (
  order_id integer NOT NULL REFERENCES public.orders (id),
  line integer NOT NULL,
  article text NOT NULL,
  quantity integer NOT NULL,
  price numeric(8, 2) NOT NULL,
  PRIMARY KEY (order_id, line)
);

INSERT INTO public.customers (id, name, email, address, created_at)
SELECT
  n,
  first_name || ' ' || last_name,
  lower(first_name || '.' || last_name) || n || '@mail.example.net',
  1 + (n * 7) % 120 || ' ' || (ARRAY['Mill Lane', 'Station Road', 'Harbour Street', 'High Street'])[1 + n % 4],
  timestamp '2024-01-01 08:00:00' + n * interval '8 hours'
FROM (
  SELECT
    n,
    (ARRAY['Anna', 'Bela', 'Chiara', 'David', 'Elif', 'Frank', 'Giulia', 'Hugo', 'Ines', 'Jonas'])[1 + n % 10] AS first_name,
    (ARRAY['Rossi', 'Maier', 'Novak', 'Dubois', 'Silva', 'Kovacs', 'Jansen', 'Larsen', 'Weber'])[1 + n / 10 % 9] AS last_name
  FROM generate_series(1, 1000) AS n
) AS people;

INSERT INTO public.orders (id, customer_id, ordered_at, status)
SELECT
  n,
  1 + (n * 13) % 1000,
  timestamp '2025-01-01 00:00:00' + n * interval '11 minutes',
  (ARRAY['sent', 'sent', 'sent', 'open', 'returned'])[1 + n % 5]
FROM generate_series(1, 3000) AS n;

INSERT INTO public.order_lines (order_id, line, article, quantity, price)
SELECT
  n,
  line,
  (ARRAY['Lamp', 'Kettle', 'Blanket', 'Notebook', 'Compass', 'Basket', 'Clock'])[1 + (n + line) % 7],
  1 + (n * line) % 4,
  4 + (n * 31 + line * 17) % 90 + 0.95
FROM generate_series(1, 3000) AS n, generate_series(1, 2) AS line;
