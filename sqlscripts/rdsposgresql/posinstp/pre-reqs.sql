-- What production holds, made up: a clinic with patients and their visits.
-- Run as the master user of posinstp, connected to its database; it may be run again.

DROP TABLE IF EXISTS public.visits;
DROP TABLE IF EXISTS public.patients;

CREATE TABLE public.patients (
  id integer PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL,
  born date NOT NULL
);

CREATE TABLE public.visits (
  id integer PRIMARY KEY,
  patient_id integer NOT NULL REFERENCES public.patients (id),
  note text NOT NULL,
  at timestamp NOT NULL
);

INSERT INTO public.patients (id, name, email, born)
SELECT
  n,
  (ARRAY['Nora', 'Otto', 'Petra', 'Rui', 'Selma'])[1 + n % 5] || ' ' || (ARRAY['Falk', 'Greco', 'Holt', 'Ivanov'])[1 + n / 5 % 4],
  'patient' || n || '@mail.example.net',
  date '1950-01-01' + n * 97
FROM generate_series(1, 150) AS n;

INSERT INTO public.visits (id, patient_id, note, at)
SELECT n, 1 + (n * 11) % 150, 'visit ' || n, timestamp '2026-01-01 08:00:00' + n * interval '3 hours'
FROM generate_series(1, 300) AS n;
