"""Who does what to whom: harmful and contested actions, their agents and patients."""
