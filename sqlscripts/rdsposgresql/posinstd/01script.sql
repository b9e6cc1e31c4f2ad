-- Nobody's name, e-mail or birthday leaves production.
UPDATE public.patients
SET name = 'Patient ' || id,
    email = 'user' || id || '@example.com',
    born = date '1970-01-01';
