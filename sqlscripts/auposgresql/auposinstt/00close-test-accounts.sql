-- On the old database, before anything else: test accounts that are older than a year are not carried over.
DELETE FROM public.customers
WHERE email LIKE 'tester%@example.com' AND created_at < now() - interval '1 year';
