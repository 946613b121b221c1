"""`previously check`: findings as a linter tells them, what is let pass, and corrected copies."""
