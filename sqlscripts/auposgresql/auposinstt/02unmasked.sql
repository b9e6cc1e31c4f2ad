-- Each of these queries must return no row.
SELECT id FROM public.customers WHERE email NOT LIKE '%@example.com';
SELECT id FROM public.customers WHERE address NOT LIKE '%Example Street';
