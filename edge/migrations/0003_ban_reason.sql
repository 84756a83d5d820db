-- Why an account is banned, so that whoever is refused is told. The read model is built anew by the next request that needs it.
ALTER TABLE policy_accounts ADD COLUMN ban_reason TEXT;
DELETE FROM policy_state;
