-- An identity provider's account names can be longer than Spring Session expects.
alter table spring_session alter column principal_name type text;
